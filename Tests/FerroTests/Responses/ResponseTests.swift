import Ferro
import FerroTesting
import Testing

@Suite struct `What a handler answers` {
    @Test func `Created is 201 with the value and its address`() async throws {
        try await withApp(Shapes.self) { app in
            let answer = await app.send(.post, "/made").expect(.created)
            #expect(answer.text == #"{"name":"a"}"# && answer.headers[.location] == "/things/a")
        }
    }

    @Test func `NoContent is 204 without a body`() async throws {
        try await withApp(Shapes.self) { app in
            #expect(await app.send(.delete, "/made").expect(.noContent).text == "")
        }
    }

    @Test func `security headers can be changed and left out by the app, and overruled by a handler`() async throws {
        try await withApp(Shapes.self) { app in
            let plain = await app.get("/none")
            #expect(plain.headers[.referrerPolicy] == "no-referrer" && plain.headers[.xFrameOptions] == nil)
            #expect(plain.headers[.xContentTypeOptions] == "nosniff")
            let own = await app.get("/framed")
            #expect(own.headers[.referrerPolicy] == "origin" && own.headers[.xFrameOptions] == "SAMEORIGIN")
        }
    }
}
