import FerroSQL
import Foundation
import Testing

@testable import FerroPostgres

@Suite struct PostgresColumnReaderTests {
    private func read(_ oid: UInt32, _ hex: String) throws -> SQLValue {
        try bytes(hex).withUnsafeBytes { try PostgresColumnReader.value(oid: oid, isBinary: true, bytes: $0) }
    }

    @Test func `what the server sends is read`() throws {
        for sample in try CapturedValues.all() {
            let value = try read(sample.oid, sample.hex)
            // The description knows scales, which equality does not; NaN is equal to nothing.
            #expect("\(value)" == "\(sample.value)", "\(sample.type) \(sample.hex)")
            #expect(value == sample.value || "\(value)".contains("nan"), "\(sample.type) \(sample.hex)")
        }
    }

    @Test func `what is sent is what the server sends`() throws {
        for sample in try CapturedValues.all() {
            let parameter = try? PostgresParameter(sample.value)
            guard let parameter, parameter.isBinary, parameter.oid == sample.oid else { continue }
            var expected = bytes(sample.hex)
            // Infinity has a scale of 32 in the server's own form, which it does not read back.
            if sample.oid == PostgresType.numeric, expected[4] >= 0xD0 { expected[7] = 0 }
            #expect(parameter.bytes == expected, "\(sample.type) \(sample.hex)")
        }
    }

    @Test func `an array of two dimensions and a record say what to write`() {
        let matrix =
            "000000020000000000000017000000020000000100000002000000010000000400000001"
            + "000000040000000200000004000000030000000400000004"
        #expect { try read(1007, matrix) } throws: { ($0 as? SQLError)?.message.contains("to_jsonb") == true }
        #expect { try read(2249, "00000000") } throws: { ($0 as? SQLError)?.message.contains("to_jsonb") == true }
    }

    @Test func `text that is no UTF-8 does not trap`() throws {
        #expect(try read(25, "ff61") == .text("\u{FFFD}a"))
        #expect(try read(99_999, "ff61") == .bytes([255, 97]))
        #expect(try read(18, "00") == .text(""))
        #expect(try read(2278, "") == .null)
    }

    static let texts: [(UInt32, String, SQLValue)] = [
        (16, "t", SQLValue.bool(true)), (16, "f", .bool(false)), (20, "-9223372036854775808", .integer(.min)),
        (701, "Infinity", .double(.infinity)), (701, "-0.5", .double(-0.5)), (25, "", .text("")),
        (17, "\\x00ff", .bytes([0, 255])), (17, "\\x", .bytes([])), (3802, "{}", .json("{}")),
        (1082, "infinity", .text("infinity")), (1082, "4713-01-01 BC", .text("4713-01-01 BC")),
        (1083, "24:00:00", .text("24:00:00")), (1186, "P1D", .interval(SQLInterval(days: 1))),
        (1186, "1 day", .text("1 day")), (1184, "infinity", .text("infinity")), (869, "::1", .text("::1")),
        (1007, "{}", .array([])), (1007, "{1,NULL,-3}", .array([.integer(1), .null, .integer(-3)])),
        (1009, #"{a,"b \"c\" \\","NULL",""}"#, .array([.text("a"), .text(#"b "c" \"#), .text("NULL"), .text("")])),
        (1007, "{{1,2},{3,4}}", .text("{{1,2},{3,4}}")), (1007, "[0:1]={1,2}", .text("[0:1]={1,2}")),
        (1009, "{a", .text("{a")), (1009, "{,}", .text("{,}")), (1009, #"{"a}"#, .text(#"{"a}"#)),
        (1009, "{a}b", .text("{a}b")), (99_999, "{a}", .text("{a}")), (1009, "{a\\", .text("{a\\")),
    ]

    @Test(arguments: texts)
    func `results in text are read as well`(_ oid: UInt32, _ text: String, _ expected: SQLValue) throws {
        let value = try Array(text.utf8).withUnsafeBytes {
            try PostgresColumnReader.value(oid: oid, isBinary: false, bytes: $0)
        }
        #expect(value == expected)
    }

    @Test func `moments in text are exact`() throws {
        let text = Array("2026-11-21 06:30:00.123456+00".utf8)
        let value = try text.withUnsafeBytes { try PostgresColumnReader.value(oid: 1184, isBinary: false, bytes: $0) }
        #expect(value == .timestamp(try #require(SQLTimestamp.date(from: "2026-11-21T06:30:00.123456Z"))))
    }

    @Test(arguments: [
        (20, "x"), (701, ""), (17, "\\000"), (17, "\\xf"), (17, "\\xfg"), (2950, "hunter2"), (1700, "1,5"),
    ])
    func `a text that is not what its type says is refused without being shown`(_ oid: UInt32, _ text: String) {
        #expect {
            try Array(text.utf8).withUnsafeBytes {
                try PostgresColumnReader.value(oid: oid, isBinary: false, bytes: $0)
            }
        } throws: { ($0 as? SQLError)?.code == .decoding && !"\($0)".contains("hunter2") }
    }
}
