import FerroHTTP
import Foundation
import NIOCore
import Testing

@Suite struct `Values as JSON` {
    private func text(_ value: some Encodable, _ coder: JSONCoder = JSONCoder()) throws -> String {
        String(buffer: try coder.encode(value))
    }

    @Test func `are exact numbers`() throws {
        #expect(
            try text([Int.max, Int.min, 0, -1, 10, 99, 100, 1_000_000])
                == "[9223372036854775807,-9223372036854775808,0,-1,10,99,100,1000000]")
        #expect(
            try text([UInt64.max, 0, 9, 10_000_000_000_000_000_000])
                == "[18446744073709551615,0,9,10000000000000000000]")
        #expect(try text([Int8.min, Int8.max]) == "[-128,127]")
        #expect(
            try text([
                1.0, -0.0, 0.1, 3.75, 1e21, 1e16, .leastNonzeroMagnitude, 1.7976931348623157e308, 9_007_199_254_740_991,
                1e15,
            ])
                == "[1,-0,0.1,3.75,1e+21,1e+16,5e-324,1.7976931348623157e+308,9007199254740991,1000000000000000]")
        #expect(try text([Float(0.1), 16_777_216, -0.0, .leastNonzeroMagnitude]) == "[0.1,16777216,-0,1e-45]")
        #expect(try text([Decimal(string: "12345678901234567890.123456789")]) == "[12345678901234567890.123456789]")
    }

    @Test func `escape what must be and nothing else`() throws {
        #expect(try text("a\"b\\c/d") == #""a\"b\\c/d""#)
        #expect(try text("\u{0}\u{8}\t\n\u{B}\u{C}\r\u{1F}\u{7F}") == "\"\\u0000\\b\\t\\n\\u000b\\f\\r\\u001f\u{7F}\"")
        #expect(try text("\u{2028}é e\u{301} 😀 日本") == "\"\u{2028}é e\u{301} 😀 日本\"")
        for length in 0..<40 {
            for place in 0..<length {
                var bytes = [UInt8](repeating: 0x61, count: length)
                bytes[place] = 0x22
                let string = String(decoding: bytes, as: UTF8.self)
                #expect(try text(string) == "\"" + string.replacingOccurrences(of: "\"", with: "\\\"") + "\"")
            }
        }
        #expect(try text(String(repeating: "\u{1}", count: 5000)).utf8.count == 30_002)
    }

    @Test func `of Foundation have their forms`() throws {
        struct Forms: Encodable {
            var at = Date(timeIntervalSince1970: 1_795_255_200.1234)
            var id = UUID(uuid: (0xAB, 0x1D, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 255))
            var url = URL(string: "https://a/b?c=d")
            var data = Data([0, 255, 16])
            var early = Date(timeIntervalSince1970: -0.001)
        }
        #expect(
            try text(Forms())
                == #"{"at":"2026-11-21T10:00:00.123Z","id":"AB1D0203-0405-0607-0809-0A0B0C0D0EFF","url":"https://a/b?c=d","data":"AP8Q","early":"1969-12-31T23:59:59.999Z"}"#
        )
    }

    @Test func `have dates as they are asked for`() throws {
        var coder = JSONCoder()
        let date = Date(timeIntervalSince1970: 1_795_255_200.125)
        coder.configuration.dates = .secondsSince1970
        #expect(try text([date], coder) == "[1795255200.125]")
        #expect(try coder.decode([Date].self, from: coder.encode([date])) == [date])
        coder.configuration.dates = .millisecondsSince1970
        #expect(try text([date], coder) == "[1795255200125]")
        #expect(try coder.decode([Date].self, from: coder.encode([date])) == [date])
        coder.configuration.dates = .custom(
            encode: { date, encoder in
                var container = encoder.container(keyedBy: Spot.self)
                try container.encode(date.timeIntervalSince1970, forKey: .x)
            },
            decode: { decoder in
                Date(timeIntervalSince1970: try decoder.container(keyedBy: Spot.self).decode(Double.self, forKey: .x))
            })
        #expect(try text([date], coder) == #"[{"x":1795255200.125}]"#)
        #expect(try coder.decode([Date].self, from: coder.encode([date])) == [date])
    }

    private enum Spot: String, CodingKey {
        case x
        case y
    }

    @Test func `keep the order of the type and sort dictionaries`() throws {
        struct Pair: Encodable {
            var zebra = 1
            var ant = ["b": 1, "a": 2, "é": 3, "a\"": 4, "": 5]
        }
        for _ in 0..<8 {
            #expect(try text(Pair()) == #"{"zebra":1,"ant":{"":5,"a":2,"a\"":4,"b":1,"é":3}}"#)
        }
        var coder = JSONCoder()
        coder.configuration.sortsKeys = true
        #expect(try text(Pair(), coder).hasPrefix(#"{"ant":{"":5,"#))
        let many = Dictionary(uniqueKeysWithValues: (0..<300).map { ("k\($0)", $0) })
        let sorted = many.sorted { $0.key < $1.key }.map { "\"\($0.key)\":\($0.value)" }.joined(separator: ",")
        #expect(try text(many) == "{" + sorted + "}")
    }

    @Test func `have dictionaries by every kind of key`() throws {
        #expect(try text([2: "b", 1: "a", 10: "c"]) == #"{"1":"a","10":"c","2":"b"}"#)
        #expect(try text([Color.red: 1]) == #"{"red":1}"#)
        #expect(try text([1.5: 2]) == "[1.5,2]")
        let coder = JSONCoder()
        #expect(try coder.decode([Int: String].self, from: coder.encode([2: "b", 1: "a"])) == [2: "b", 1: "a"])
        #expect(try coder.decode([Color: Int].self, from: coder.encode([Color.red: 1])) == [.red: 1])
        #expect(try coder.decode([Double: Int].self, from: coder.encode([1.5: 2])) == [1.5: 2])
    }

    private enum Color: String, Codable, CodingKeyRepresentable { case red }

    @Test func `translate the keys of types and not those of dictionaries`() throws {
        struct Account: Codable, Equatable {
            var createdAt = 1
            var imageURL = 2
            var httpsURLPath = 3
            var name2Long = 4
            var counts = ["fooBar": 5]
            var state = State.signedIn(atTime: 6)
        }
        enum State: Codable, Equatable {
            case signedIn(atTime: Int)
            case away
        }
        var coder = JSONCoder()
        coder.configuration.keys = .snakeCase
        #expect(
            try text(Account(), coder)
                == #"{"created_at":1,"image_url":2,"https_url_path":3,"name2_long":4,"counts":{"fooBar":5},"state":{"signed_in":{"at_time":6}}}"#
        )
        #expect(try coder.decode(Account.self, from: coder.encode(Account())) == Account())
    }

    @Test(arguments: [Double.nan, .infinity, -.infinity])
    func `that are no numbers are refused with their place`(_ number: Double) throws {
        struct Row: Encodable { var cells: [[String: Double]] }
        do {
            _ = try text(Row(cells: [[:], ["width": 1, "height": number]]))
            Issue.record("It was written.")
        } catch EncodingError.invalidValue(_, let context) {
            #expect(
                context.codingPath.map { $0.intValue.map(String.init) ?? $0.stringValue } == ["cells", "1", "height"])
        }
        #expect(throws: EncodingError.self) { try text(Float(number)) }
        #expect(throws: EncodingError.self) { try text(Decimal.nan) }
    }

    @Test func `of 128 bits are refused and said to be`() {
        #expect(throws: EncodingError.self) { try text([Int128(1)]) }
    }

    @Test func `are bounded in depth and in size`() throws {
        func nested(_ depth: Int) -> JSONTree { (1..<depth).reduce(.array([])) { tree, _ in .array([tree]) } }
        #expect(try text(nested(128)).utf8.count == 256)
        #expect(throws: EncodingError.self) { try text(nested(129)) }
        var coder = JSONCoder()
        coder.configuration.sizeLimit = 1000
        #expect(try text(String(repeating: "a", count: 998), coder).utf8.count == 1000)
        #expect(throws: EncodingError.self) { try text(String(repeating: "a", count: 999), coder) }
        #expect(throws: EncodingError.self) { try text([String](repeating: "abc", count: 1_000_000), coder) }
    }
}
