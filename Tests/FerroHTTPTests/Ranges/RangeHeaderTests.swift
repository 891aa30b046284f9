import FerroHTTP
import Testing

@Suite struct `Range fields` {
    @Test(arguments: [
        "", "bytes", "bytes=", "bytes=,", "bytes=-", "bytes=a-b", "bytes=1", "bytes=1-2-3", "bytes=1--2", "bytes=--1",
        "bytes=+1-2", "bytes=0x1-2", "bytes=1 - 2", "bytes=1-2;", "bytes=1-2 3-4", "bytes:1-2", "bytes 1-2",
        "items=0-1",
        "bytes=0-1, bytes=2-3", "bytes =0-1", "=0-1", "bytes=0-1,x", "bytes=\u{664}-\u{665}", "bytes=1-\0",
    ])
    func `of another form or unit do not count`(_ field: String) { #expect(RangeHeader(field) == nil) }

    @Test(
        arguments: [
            ("bytes=0-1", [.from(0, through: 1)]), ("BYTES=5-", [.from(5, through: nil)]), ("bytes=-7", [.last(7)]),
            (" bytes=0-0,-1 ", [.from(0, through: 0), .last(1)]),
            ("bytes=, ,0-1\t,,  2-3 ,", [.from(0, through: 1), .from(2, through: 3)]),
            ("bytes=9-1", [.from(9, through: 1)]), ("bytes=007-0010", [.from(7, through: 10)]),
            ("bytes=9223372036854775807-", [.from(.max, through: nil)]),
            ("bytes=9223372036854775808-99999999999999999999999", [.from(.max, through: .max)]),
            ("bytes=-18446744073709551616", [.last(.max)]),
        ] as [(String, [RangeHeader.Specifier])])
    func `are read, whatever the size of the numbers`(_ field: String, _ expected: [RangeHeader.Specifier]) throws {
        #expect(try #require(RangeHeader(field)).specifiers == expected)
    }

    @Test func `with more ranges than a client needs do not count`() {
        let most = Array(repeating: "0-", count: RangeHeader.limit)
        #expect(RangeHeader("bytes=" + most.joined(separator: ","))?.specifiers.count == RangeHeader.limit)
        #expect(RangeHeader("bytes=" + (most + ["0-"]).joined(separator: ",")) == nil)
        #expect(RangeHeader("bytes=" + String(repeating: "0-,", count: 10_000)) == nil)
        #expect(RangeHeader("bytes=" + String(repeating: ",", count: 100_000)) == nil)
    }

    @Test(
        arguments: [
            // Of 1000 bytes.
            ("0-0", .parts([0..<1])), ("0-499", .parts([0..<500])), ("500-", .parts([500..<1000])),
            ("-500", .parts([500..<1000])), ("-1", .parts([999..<1000])), ("-1000", .parts([0..<1000])),
            ("-5000", .parts([0..<1000])), ("999-", .parts([999..<1000])), ("999-99999", .parts([999..<1000])),
            ("0-99999999999999999999", .parts([0..<1000])), ("1000-", .unsatisfiable), ("1000-1001", .unsatisfiable),
            ("99999999999999999999-", .unsatisfiable), ("-0", .unsatisfiable), ("5-2", .unsatisfiable),
            ("0-1,5-2", .unsatisfiable), ("2000-1000", .unsatisfiable), ("-99999999999999999999", .parts([0..<1000])),
            // Several: those that are not there are left out, the order stays.
            ("0-9,500-509", .parts([0..<10, 500..<510])), ("500-509,0-9", .parts([500..<510, 0..<10])),
            ("0-9,1000-", .parts([0..<10])), ("1000-,-0", .unsatisfiable), ("0-9,-10", .parts([0..<10, 990..<1000])),
            // Close ones become one.
            ("0-9,5-14", .parts([0..<15])), ("5-14,0-9", .parts([0..<15])), ("0-9,10-19", .parts([0..<20])),
            ("0-9,90-99", .parts([0..<100])), ("0-9,91-99", .parts([0..<10, 91..<100])),
            ("0-9,500-509,100-109,20-490", .parts([0..<510])), ("0-,0-,0-,0-", .parts([0..<1000])),
            ("900-909,0-9,400-409,5-395", .parts([900..<910, 0..<410])),
        ] as [(String, RangeSelection)])
    func `choose parts of a thousand bytes`(_ ranges: String, _ expected: RangeSelection) throws {
        #expect(try #require(RangeHeader("bytes=" + ranges)).select(from: 1000) == expected)
    }

    @Test(arguments: ["0-", "0-0", "-1", "-0", "5-2", "0-0,1-1"])
    func `do not count for no bytes`(_ ranges: String) throws {
        #expect(try #require(RangeHeader("bytes=" + ranges)).select(from: 0) == .whole)
    }

    @Test func `choose parts of the largest number of bytes there is`() throws {
        let last = try #require(RangeHeader("bytes=9223372036854775806-9223372036854775807"))
        #expect(last.select(from: .max) == .parts([(.max - 1)..<(.max)]))
        #expect(try #require(RangeHeader("bytes=0-,-1")).select(from: .max) == .parts([0..<(.max)]))
        #expect(try #require(RangeHeader("bytes=9223372036854775807-")).select(from: .max) == .unsatisfiable)
    }
}
