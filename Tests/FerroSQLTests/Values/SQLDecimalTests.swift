import FerroSQL
import Foundation
import Testing

@Suite struct SQLDecimalTests {
    @Test(arguments: [
        "0", "0.00", "1", "-1", "19.90", "-12.340", "9999", "10000", "10001", "99999.9999", "0.0001", "0.00001", "0.1",
        "100000000000000000000", "123456789012345678901234567890.123456789", "NaN", "Infinity", "-Infinity",
        "-0.000000000000000000000000000000000000000000000000001",
    ])
    func `a text is kept as it is written`(_ text: String) throws {
        let value = try #require(SQLDecimal(text))
        #expect(value.description == text)
        #expect(try SQLDecimal(sqlValue: .text(text)).description == text)
        #expect(try JSONDecoder().decode([SQLDecimal].self, from: JSONEncoder().encode([value])) == [value])
    }

    @Test(arguments: [
        ("+5", "5"), ("007", "7"), (".5", "0.5"), ("5.", "5"), ("-0.0", "0.0"), ("1e3", "1000"), ("1.50e1", "15.0"),
        ("12e-3", "0.012"), ("1E+2", "100"), ("0e5", "0"),
    ])
    func `other forms of a number are read`(_ text: String, _ expected: String) {
        #expect(SQLDecimal(text)?.description == expected)
    }

    @Test(arguments: [
        "", "-", ".", "e5", "1e", "1e1234567", "1 ", " 1", "1,5", "0x10", "1.2.3", "--1", "nan", "٣", "1e131072",
        "1e-16384",
        String(repeating: "0", count: 200_000) + "1",
    ])
    func `what is no number, or none that PostgreSQL holds, is refused`(_ text: String) {
        #expect(SQLDecimal(text) == nil)
    }

    @Test func `a thousand digits survive`() throws {
        let text = "-" + (1...1000).map { "\($0 % 10)" }.joined() + "." + (1...999).map { "\($0 % 7 + 1)" }.joined()
        #expect(try #require(SQLDecimal(text)).description == text)
        #expect(SQLDecimal("1e131071")?.description.utf8.count == 131_072)
    }

    @Test func `equality and hashes are those of the number, not of its scale`() {
        #expect(SQLDecimal("1.0") == SQLDecimal("1.000000"))
        #expect(SQLDecimal("1.0")?.hashValue == SQLDecimal("1")?.hashValue)
        #expect(SQLDecimal("-0") == 0)
        #expect(SQLDecimal.nan == SQLDecimal.nan)
        #expect(SQLDecimal("1.0001") != SQLDecimal("1.0002"))
    }

    @Test func `the order is that of PostgreSQL`() throws {
        let texts = [
            "-Infinity", "-100000000", "-10000", "-9999.5", "-1", "-0.5", "-0.00005", "0", "0.00001", "0.0001",
            "0.00011", "1",
            "1.00005", "9999", "10000", "10000.0001", "123456789", "Infinity", "NaN",
        ]
        let values = try texts.map { try #require(SQLDecimal($0)) }
        #expect(Array(values.reversed()).sorted() == values)
        for (left, right) in zip(values, values.dropFirst()) { #expect(left < right && !(right < left)) }
    }

    @Test(arguments: [0, 1, -1, 9999, 10_000, -10_000, 100_000_000, Int.max, Int.min])
    func `integers are exact both ways`(_ value: Int) throws {
        #expect(SQLDecimal(value).description == "\(value)")
        #expect(SQLDecimal(value).integer == Int64(value))
        #expect(SQLDecimal("\(value)") == SQLDecimal(value))
        #expect(try Int(sqlValue: .decimal(SQLDecimal(value))) == value)
    }

    @Test func `what is no integer of 64 bits is refused as one`() {
        for text in ["0.5", "9223372036854775808", "-9223372036854775809", "1e20", "NaN", "Infinity", "0.00001"] {
            #expect(SQLDecimal(text)?.integer == nil)
        }
        #expect(SQLDecimal("9223372036854775808.00") == SQLDecimal(UInt64(1) << 63))
    }

    @Test func `Decimal is exact both ways or refused`() throws {
        for text in [
            "0", "19.90", "-12.34", "99999999999999999999999999999999999999",
            "0.00000000000000000000000000000000000001",
        ] {
            let decimal = try Decimal(#require(SQLDecimal(text)))
            #expect(SQLDecimal(decimal) == SQLDecimal(text))
        }
        #expect(try Decimal(sqlValue: Decimal(string: "1.5")?.sqlValue ?? .null) == Decimal(string: "1.5"))
        #expect(try Decimal(SQLDecimal.nan).isNaN)
        for text in ["123456789012345678901234567890123456789012345", "Infinity", "1e200"] {
            let value = try #require(SQLDecimal(text))
            #expect(throws: SQLError.self) { try Decimal(value) }
        }
    }

    @Test func `databases answer decimals in several forms`() throws {
        #expect(try SQLDecimal(sqlValue: .integer(-7)) == -7)
        #expect(try SQLDecimal(sqlValue: .double(0.1)) == SQLDecimal("0.1"))
        #expect(try SQLDecimal(sqlValue: .double(1e-7)) == SQLDecimal("0.0000001"))
        #expect(try SQLDecimal(sqlValue: .double(.nan)) == .nan)
        #expect(try Double(sqlValue: .decimal(SQLDecimal("0.1") ?? 0)) == 0.1)
        #expect(throws: SQLError.self) { try SQLDecimal(sqlValue: .text("hunter2")) }
        #expect(try SQLDecimal(sqlValue: .double(1e300)).double == 1e300)
    }
}
