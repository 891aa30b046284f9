import FerroSQL
import Foundation
import Testing

@Suite struct SQLArrayTests {
    private func roundTrip<Element: SQLConvertible & Equatable>(_ array: SQLArray<Element>) throws {
        #expect(try SQLArray(sqlValue: array.sqlValue) == array)
        guard case .array(let elements) = array.sqlValue else {
            Issue.record("an array became \(array.sqlValue.kind)")
            return
        }
        let json = try SQLArrayText.json(of: elements)
        #expect(try SQLArray(sqlValue: .text(json)) == array, "\(json)")
    }

    @Test func `arrays are read from what either database keeps`() throws {
        try roundTrip(SQLArray<Int>())
        try roundTrip([Int.min, 0, .max] as SQLArray)
        try roundTrip([1, nil, 3] as SQLArray<Int?>)
        try roundTrip(["", "a\"b\\c\n\u{1}\u{1F}é👩‍👩‍👧", "NULL", "{}"] as SQLArray)
        try roundTrip([true, false] as SQLArray)
        try roundTrip([0.1, -1e300, 3] as SQLArray<Double>)
        try roundTrip([[0, 255], []] as SQLArray<[UInt8]>)
        try roundTrip([UUID(), UUID()] as SQLArray)
        try roundTrip(
            ["1.50", "NaN"].compactMap { SQLDecimal($0) }.reduce(into: SQLArray<SQLDecimal>()) { $0.append($1) })
        try roundTrip([LocalDate.first, .last] as SQLArray)
        try roundTrip([LocalTime.midnight] as SQLArray)
        try roundTrip([SQLInterval(days: 3)] as SQLArray)
        try roundTrip(SQLArray(["2026-11-21T06:30:00.123456Z"].compactMap(SQLTimestamp.date(from:))))
        try roundTrip([["a": [1]], [:]] as SQLArray<[String: [Int]]>)
    }

    @Test func `what has no form in a JSON text is refused`() {
        for value: SQLValue in [
            .double(.nan), .double(.infinity), .array([]), .invalid("reason"), .timestamp(.distantFuture + 1e12),
        ] {
            #expect(throws: SQLError.self) { try SQLArrayText.json(of: [value]) }
        }
        for text in ["", "{}", "[", "[{}]", "1", "[[\"a\"]]", "hunter2"] {
            #expect(throws: SQLError.self) { try SQLArray<Int>(sqlValue: .text(text)) }
        }
    }

    @Test func `it is a collection`() {
        var tags: SQLArray<String> = ["b"]
        tags.append("a")
        tags.sort()
        #expect(Array(tags) == ["a", "b"])
        #expect(tags.contains("a") && tags.count == 2)
        #expect((try? JSONEncoder().encode(tags)) == Data("[\"a\",\"b\"]".utf8))
    }
}
