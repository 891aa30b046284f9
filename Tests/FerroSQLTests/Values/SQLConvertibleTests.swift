import FerroSQL
import FerroSupport
import Foundation
import Testing

@Suite struct SQLConvertibleTests {
    enum Status: String, SQLConvertible { case draft, published }
    enum Level: Int, SQLConvertible, Codable { case low = 1, high = 2 }
    struct Preferences: JSONColumn, Equatable { var theme = "light"; var since: Date? }

    private func roundTrip<Value: SQLConvertible & Equatable>(_ value: Value) throws {
        #expect(try Value(sqlValue: value.sqlValue) == value)
    }

    @Test func `every type reads what it wrote`() throws {
        try roundTrip(true)
        try roundTrip(Int.min)
        try roundTrip(Int64.max)
        try roundTrip(Int32.min)
        try roundTrip(Int16.max)
        try roundTrip(UInt8.max)
        try roundTrip(0.1)
        try roundTrip(Float.greatestFiniteMagnitude)
        try roundTrip("a\0b")
        try roundTrip([UInt8]([0, 255]))
        try roundTrip([UInt8]())
        try roundTrip(Data([1, 2]))
        try roundTrip(UUID())
        try roundTrip(URL(string: "https://example.com/a?b=c"))
        try roundTrip(SQLTimestamp.rounded(Date()))
        try roundTrip(Status.published)
        try roundTrip(Identifier<Status>(7))
        try roundTrip(["a", "b"])
        try roundTrip([String]())
        try roundTrip([Level.low, .high])
        try roundTrip(["a": 1, "b": 2])
        try roundTrip([[1], []])
        try roundTrip(nil as Int?)
        try roundTrip(5 as Int?)
        try roundTrip(Preferences(theme: "dark", since: SQLTimestamp.date(from: "2026-11-21T06:30:00.123456Z")))
    }

    @Test func `bytes are bytes and other arrays are JSON`() {
        #expect([UInt8]([1]).sqlValue == .bytes([1]))
        #expect(["b/c", "a"].sqlValue == .json(#"["b/c","a"]"#))
        #expect(["b": 1, "a": 2].sqlValue == .json(#"{"a":2,"b":1}"#))
        #expect(Preferences().sqlValue == .json(#"{"theme":"light"}"#))
    }

    @Test func `what JSON cannot hold is never stored as something else`() {
        #expect([Double.nan].sqlValue == .invalid("a value of type Array<Double> cannot be written as JSON"))
    }

    @Test func `simpler forms that databases answer are read`() throws {
        let id = UUID()
        #expect(try Bool(sqlValue: .integer(1)))
        #expect(try !Bool(sqlValue: .integer(0)))
        #expect(try Double(sqlValue: .integer(3)) == 3)
        #expect(try UUID(sqlValue: .text(id.uuidString.lowercased())) == id)
        #expect(try UUID(sqlValue: .bytes(withUnsafeBytes(of: id.uuid) { Array($0) })) == id)
        #expect(try [String](sqlValue: .text(#"["x"]"#)) == ["x"])
        #expect(try String(sqlValue: .json("{}")) == "{}")
        #expect(try Date(sqlValue: .text("2026-11-21 06:30:00+00")) == SQLTimestamp.date(from: "2026-11-21T06:30:00Z"))
    }

    @Test func `a value of another kind is refused without being shown`() {
        refuses(Int.self, .text("hunter2"))
        refuses(Int32.self, .integer(Int64(Int32.max) + 1))
        refuses(UInt8.self, .integer(-1))
        refuses(Bool.self, .integer(2))
        refuses(Bool.self, .text("true"))
        refuses(String.self, .integer(1))
        refuses(Date.self, .text("hunter2"))
        refuses(UUID.self, .text("hunter2"))
        refuses(UUID.self, .bytes([1]))
        refuses(Status.self, .text("hunter2"))
        refuses(Level.self, .integer(9))
        refuses([String].self, .text("hunter2"))
        refuses([UInt8].self, .text("hunter2"))
        refuses(Preferences.self, .text(#"{"theme":["hunter2"]}"#))
        refuses(String.self, .null)
        refuses(Data.self, .text("hunter2"))
    }

    @Test func `NULL names the two ways out`() {
        #expect { try String(sqlValue: .null) } throws: { error in
            (error as? SQLError)?.message.contains("optional") == true
        }
    }

    private func refuses<Value: SQLConvertible>(
        _ type: Value.Type, _ value: SQLValue, sourceLocation: Testing.SourceLocation = #_sourceLocation
    ) {
        do {
            _ = try Value(sqlValue: value)
            Issue.record("\(type) was read from \(value)", sourceLocation: sourceLocation)
        } catch {
            #expect(error.code == .decoding, sourceLocation: sourceLocation)
            #expect(!"\(error)".contains("hunter2"), sourceLocation: sourceLocation)
        }
    }
}
