import Ferro
import FerroTesting
import Testing

@Suite struct `Methods that a path does not name` {
    @Test func `OPTIONS answers 204 with the methods of the path`() async throws {
        try await withApp(Shapes.self) { app in
            let answer = await app.send(.options, "/made").expect(.noContent)
            #expect(answer.headers[.allow] == "POST, DELETE, OPTIONS")
            #expect(await app.send(.options, "/none").expect(.noContent).headers[.allow] == "GET, HEAD, OPTIONS")
            await app.send(.options, "/nowhere").expect(.notFound)
        }
    }

    @Test func `OPTIONS of the whole server is 204`() async throws {
        try await withApp(Shapes.self) { app in
            await app.send(Request(method: .options, path: "*")).expect(.noContent)
        }
    }

    @Test func `HEAD runs the handler of GET`() async throws {
        try await withApp(Shapes.self) { app in
            await app.send(.head, "/none").expect(.ok)
            await app.send(.head, "/made").expect(.methodNotAllowed)
        }
    }

    @Test func `another method is 405 with the methods in Allow and in the hint`() async throws {
        try await withApp(Shapes.self) { app in
            let answer = await app.send(.put, "/made").expect(.methodNotAllowed)
            #expect(answer.headers[.allow] == "POST, DELETE, OPTIONS")
            #expect(answer.text.contains("Use one of POST, DELETE, OPTIONS."))
        }
    }
}
