import FerroValidation
import Foundation
import Testing

private struct Plain: Input {
    var title: String
    var count: Int
    static var rules: Rules<Self> { Check(\.title, field: "title", .notBlank) }
}

/// Decodes any input through `validated(from:)`.
private struct Validated<Value: Input>: Decodable {
    let value: Value
    init(from decoder: any Decoder) throws { value = try Value.validated(from: decoder) }
}

@Suite struct InputTests {
    private func validated(_ json: String) throws -> Plain {
        try JSONDecoder().decode(Validated<Plain>.self, from: Data(json.utf8)).value
    }

    @Test func `an input is decoded and validated in one go`() throws {
        #expect(try validated(#"{"title": "a", "count": 1}"#).count == 1)
        let error = #expect(throws: ValidationError.self) { try validated(#"{"title": "", "count": 1}"#) }
        #expect(error?["title"] == ["must not be blank"])
    }

    @Test(arguments: [
        (#"{"title": "a"}"#, "count", "is required"),
        (#"{"title": "a", "count": null}"#, "count", "is required"),
        (#"{"title": "a", "count": []}"#, "count", "must be a whole number"),
        (#"{"title": 1, "count": 1}"#, "title", "must be text"),
        (#"[]"#, "base", "must be an object"),
    ])
    func `errors of a synthesized decoder become field errors too`(json: String, field: String, message: String) {
        let error = #expect(throws: ValidationError.self) { try validated(json) }
        #expect(error?[FieldPath(field)] == [message])
    }
}
