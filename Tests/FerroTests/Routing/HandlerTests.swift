import Ferro
import FerroTesting
import Testing

@Suite struct `What a handler asks for` {
    @Test func `closures take any number of values by their type`() async throws {
        try await withApp(Shapes.self) { app in
            #expect(await app.get("/none").expect(.ok).text == "none")
            #expect(await app.get("/two?word=hello").expect(.ok).text == "hello at /two")
        }
    }

    @Test(arguments: ["{", "{}", #"{"name":"x"}"#])
    func `a guard answers before anything that was sent is read`(body: String) async throws {
        try await withApp(Shapes.self) { app in
            let answer = await app.send(
                .post, "/guarded", headers: [.contentType: "application/json"], body: body)
            answer.expect(.unauthorized)
        }
    }

    @Test func `a path parameter of an own type is refused in its own words`() async throws {
        try await withApp(Shapes.self) { app in
            #expect(await app.get("/colors/red").expect(.ok).text == "red")
            #expect(
                await app.get("/colors/sky").expect(.badRequest).text.contains(
                    #"\"color\" in the path is not a color."#))
            #expect(await app.get("/ids/7").expect(.badRequest).text.contains("is not a UUID."))
        }
    }

    @Test func `a route is found by its name`() async throws {
        try await withApp(Shapes.self) { app in
            #expect(await app.get("/link").expect(.ok).text == "/ids/a%20b - -")
        }
    }

    @Test func `a request whose client left is 503 and not 500`() async throws {
        try await withApp(Shapes.self) { app in
            #expect(await app.get("/left").expect(.serviceUnavailable).headers[.retryAfter] == "1")
        }
    }
}
