import FerroSupport
import FerroValidation
import Foundation
import Testing

@Suite struct ValidationErrorTests {
    @Test func `messages are kept by field, in order and once`() {
        var error = ValidationError()
        #expect(error.isEmpty)
        error.add("b", "one")
        error.add("a", "two")
        error.add("b", "three")
        error.add("b", "one")
        #expect(error.errors.map(\.field) == ["b", "a"])
        #expect(error["b"] == ["one", "three"])
        #expect(error["c"] == [])
        #expect(!error.isEmpty)
    }

    @Test func `it encodes as the contract says`() throws {
        var error = ValidationError()
        error.add("title", "must not be blank")
        error.add("tags.1", "is required")
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        #expect(
            String(decoding: try encoder.encode(error), as: UTF8.self)
                == #"{"errors":{"tags.1":["is required"],"title":["must not be blank"]},"message":"The given data was invalid."}"#
        )
    }

    @Test func `it keeps no more fields than the limit`() {
        var error = ValidationError()
        for index in 0..<1_000 { error.add(FieldPath("f\(index)"), "is required") }
        #expect(error.isFull)
        #expect(error.errors.count == ValidationError.maximumFields)
        error.add("f0", "must be text")
        #expect(error["f0"].count == 2)
    }

    @Test func `two errors merge`() {
        var error = ValidationError()
        error.add("a", "one")
        var other = ValidationError()
        other.add("a", "two")
        other.add("b", "three")
        error.merge(other)
        #expect(error["a"] == ["one", "two"])
        #expect(error["b"] == ["three"])
    }

    @Test func `its description names the fields and the line`() {
        var error = ValidationError(file: "App/Links.swift", line: 7)
        error.add("title", "must not be blank")
        #expect(
            error.description
                == "validation.invalid: The given data was invalid. title must not be blank (App/Links.swift:7)")
        #expect(error.label == "validation.invalid")
    }
}
