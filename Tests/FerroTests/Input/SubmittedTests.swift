import Ferro
import FerroTesting
import Testing

@Suite struct `A form as it was sent` {
    @Test func `it keeps what was typed beside its input or its problems`() async throws {
        try await withApp(Shapes.self) { app in
            #expect(
                await app.post("/submitted", form: ["name": "Ada", "x": "1"]).expect(.ok).text
                    == "Ada from name=Ada&x=1")
            #expect(await app.post("/submitted", form: ["name": " "]).text == "must not be blank from name= ")
            #expect(await app.post("/submitted", form: ["x": "1"]).text.hasSuffix(" from x=1"))
        }
    }

    @Test(arguments: [(#"{}"#, "name"), (#"{"name":3}"#, "name"), ("[]", "")])
    func `a field that does not decode is named in the 422, in an input written by hand too`(
        body: String, field: String
    ) async throws {
        try await withApp(Shapes.self) { app in
            let answer = await app.send(.post, "/things", headers: [.contentType: "application/json"], body: body)
            let errors = try answer.expect(.unprocessableContent).json(Refusal.self)
            #expect(errors.message == "The given data was invalid.")
            #expect(field.isEmpty ? errors.errors.count == 1 : errors.errors[field]?.count == 1, "\(errors.errors)")
        }
    }

    struct Refusal: Decodable {
        var message: String
        var errors: [String: [String]]
    }

    @Test func `JSON has nothing that a page would show again`() async throws {
        try await withApp(Shapes.self) { app in
            let answer = try await app.post("/submitted", json: ["name": "Ada"]).expect(.ok)
            #expect(answer.text == "Ada from ")
        }
    }

    @Test func `a body that cannot be parsed is 400 with the place, another type 415`() async throws {
        try await withApp(Shapes.self) { app in
            let broken = await app.send(
                .post, "/submitted", headers: [.contentType: "application/json"], body: "{\n  \"name\": x}")
            #expect(broken.expect(.badRequest).text.contains("line 2"))
            await app.send(.post, "/submitted", headers: [.contentType: "text/csv"], body: "a,b")
                .expect(.unsupportedMediaType)
        }
    }
}
