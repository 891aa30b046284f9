import Ferro
import FerroTesting
import Testing

@Suite struct `Errors a person sees` {
    private static let page: Headers = [.accept: "text/html,application/xhtml+xml;q=0.9,*/*;q=0.8"]

    @Test func `development shows the error, its cause, the route and the queries`() async throws {
        try await withApp(Sample.self) { app in
            let page = await app.get("/asks", headers: Self.page).expect(.internalServerError)
            #expect(page.headers[.contentType]?.hasPrefix("text/html") == true)
            #expect(page.text.contains("the sample is broken: mend it &lt;now&gt;"))
            #expect(!page.text.contains("<now>"))
            #expect(page.text.contains("SELECT count(*) FROM notes WHERE title = \(app.db.dialect == .postgres ? "$1" : "?1")"))
            #expect(page.text.contains("/asks"))
            #expect(page.text.contains(page.request.id))
            let chained = await app.get("/fails", headers: Self.page).text
            #expect(chained.components(separatedBy: "sample.broken").count >= 3)
        }
    }

    @Test(arguments: ["production", "staging", "preview"])
    func `where strangers are, the page has the request's id and nothing else`(stage: String) async throws {
        let environment = [
            "APP_ENV": stage, "APP_URL": "https://sample.example", "APP_DEBUG": "true",
        ]
        try await withApp(Sample.self, environment: environment) { app in
            for headers in [Self.page, [.accept: "application/json"], [:]] {
                let answer = await app.get("/fails", headers: headers).expect(.internalServerError)
                #expect(answer.text.contains(answer.request.id))
                for secret in ["sample", "broken", "mend", "Sample.swift", "cause"] {
                    #expect(!answer.text.lowercased().contains(secret.lowercased()), "\(secret) in \(answer.text)")
                }
            }
        }
    }

    @Test func `JSON is answered to those who do not ask for a page`() async throws {
        try await withApp(Sample.self) { app in
            for accept in ["application/json", "*/*", "text/plain"] {
                let answer = await app.get("/nowhere", headers: [.accept: accept]).expect(.notFound)
                #expect(answer.headers[.contentType] == "application/json")
            }
            let answer = await app.get("/nowhere", headers: Self.page).expect(.notFound)
            #expect(answer.headers[.contentType]?.hasPrefix("text/html") == true)
        }
    }

    @Test func `middleware sees the response that an error becomes`() async throws {
        try await withApp(Sample.self) { app in
            for path in ["/fails", "/nowhere", "/number/x"] {
                #expect(await app.get(path).headers[.server] == "sample", "\(path)")
            }
            #expect(await app.send(.put, "/health").expect(.methodNotAllowed).headers[.server] == "sample")
        }
    }

    @Test func `every answer has the request's id and the security headers`() async throws {
        try await withApp(Sample.self) { app in
            for path in ["/health", "/nowhere", "/fails", "/_ferro/health"] {
                let answer = await app.get(path)
                #expect(answer.headers[.xRequestID] == answer.request.id)
                #expect(answer.headers[.xContentTypeOptions] == "nosniff")
                #expect(answer.headers[.contentSecurityPolicy]?.contains("frame-ancestors 'none'") == true)
            }
            let own = await app.get("/health", headers: [.xRequestID: "mine-1"])
            #expect(own.headers[.xRequestID] == "mine-1")
        }
    }

    @Test func `a validation error has the shape of the contract`() async throws {
        try await withApp(Sample.self) { app in
            let answer = try await app.post("/notes", json: ["title": " "]).expect(.unprocessableContent)
            #expect(
                answer.text == #"{"errors":{"title":["must not be blank"]},"message":"The given data was invalid."}"#
                    || answer.text
                        == #"{"message":"The given data was invalid.","errors":{"title":["must not be blank"]}}"#
            )
            try await app.post("/notes", json: ["title": "x"]).expect(.noContent)
        }
    }

    @Test func `path parameters are decoded once and read as their type`() async throws {
        try await withApp(Sample.self) { app in
            #expect(await app.get("/echo/a%2Fb%20%C3%BC").expect(.ok).text == "a/b ü")
            #expect(await app.get("/echo/%2525").text == "%25")
            await app.get("/echo/%zz").expect(.badRequest)
            await app.get("/echo/%ff").expect(.badRequest)
            #expect(await app.get("/number/42").text == "42")
            await app.get("/number/99999999999999999999").expect(.badRequest)
        }
    }
}
