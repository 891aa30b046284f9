import FerroHTTP
import Foundation
import NIOCore
import Testing

@Suite struct `Values from JSON` {
    private func decode<Value: Decodable>(_ text: String, as type: Value.Type = Value.self) throws -> Value {
        try JSONCoder().decode(type, from: ByteBuffer(string: text))
    }

    private func path(_ error: any Error) -> String? {
        let path: [any CodingKey]
        switch error as? DecodingError {
        case .typeMismatch(_, let context): path = context.codingPath
        case .valueNotFound(_, let context): path = context.codingPath
        case .dataCorrupted(let context): path = context.codingPath
        case .keyNotFound(let key, let context): path = context.codingPath + [key]
        default: return nil
        }
        return path.map { $0.intValue.map(String.init) ?? $0.stringValue }.joined(separator: ".")
    }

    @Test func `are exact integers, written in whichever way`() throws {
        #expect(
            try decode(
                "[9223372036854775807,-9223372036854775808,-0,1.0,1e2,120e-1,0e99999999999,9223372036854775807.000e0]")
                == [Int.max, .min, 0, 1, 100, 12, 0, .max])
        #expect(try decode("[18446744073709551615,1e19]") == [UInt64.max, 10_000_000_000_000_000_000])
        #expect(try decode("[-128,127]") == [Int8.min, .max])
    }

    @Test(arguments: [
        "9223372036854775808", "-9223372036854775809", "1.5", "1e19", "1e-1", "1e999999999999", "-1e400",
        "123456789012345678901234567890", "9223372036854775807.5",
    ])
    func `that do not fit an integer are refused`(_ number: String) {
        #expect(throws: DecodingError.self) { try decode("[\(number)]", as: [Int].self) }
        #expect(throws: DecodingError.self) { try decode("[\(number)]", as: [Int16].self) }
    }

    @Test func `of a sign or width too small are refused`() {
        #expect(throws: DecodingError.self) { try decode("-1", as: UInt.self) }
        #expect(throws: DecodingError.self) { try decode("256", as: UInt8.self) }
        #expect(throws: DecodingError.self) { try decode("-18446744073709551615", as: Int64.self) }
        #expect(throws: DecodingError.self) { try decode("18446744073709551616", as: UInt64.self) }
    }

    @Test(arguments: [
        "0", "-0", "0.1", "1e23", "9007199254740993", "9007199254740992.5", "5e-324", "2.4703282292062328e-324",
        "1.7976931348623157e308", "123456789012345678901234567890", "0.000001", "1E+2", "8.5e-5", "1e-400", "4.35",
        "1e22",
        "179769313486231570793e288", "0.30000000000000004", "1.00000005960464477539062500001",
    ])
    func `are the nearest floating-point number`(_ number: String) throws {
        #expect(try decode(number, as: Double.self).bitPattern == Double(number)?.bitPattern)
        if let float = Float(number), float.isFinite {
            #expect(try decode(number, as: Float.self).bitPattern == float.bitPattern)
        }
    }

    @Test func `beyond the largest number are refused`() {
        #expect(throws: DecodingError.self) { try decode("1e309", as: Double.self) }
        #expect(throws: DecodingError.self) { try decode("1e39", as: Float.self) }
        #expect(throws: DecodingError.self) { try decode("1e200", as: Decimal.self) }
    }

    @Test func `are strings without their escapes`() throws {
        #expect(
            try decode(#""\"\\\/\b\f\n\r\t\u0041\u00e9\u2028\ud83d\ude00\u0000""#)
                == "\"\\/\u{8}\u{C}\n\r\tAé\u{2028}😀\0")
        #expect(try decode("\"\u{7F}é e\u{301} 日本 😀\"") == "\u{7F}é e\u{301} 日本 😀")
        #expect(try decode(#"{"\u0061b":1,"c":2}"#) == ["ab": 1, "c": 2])
        struct AB: Decodable { var ab: Int }
        #expect(try decode(#"{"\u0061b":1}"#, as: AB.self).ab == 1)
    }

    @Test func `say where they do not fit`() {
        struct Row: Decodable {
            struct Cell: Decodable {
                var width: Int
                var at: Date?
                var link: URL?
            }
            var cells: [Cell]
            var names: [String]?
        }
        for (text, place) in [
            (#"{"cells":[{"width":1},{"width":"2"}]}"#, "cells.1.width"), (#"{"cells":[{}]}"#, "cells.0.width"),
            (#"{}"#, "cells"), (#"{"cells":{}}"#, "cells"), (#"{"cells":[null]}"#, "cells.0"), ("[]", ""), ("null", ""),
            (#"{"cells":[{"width":null}]}"#, "cells.0.width"), (#"{"cells":[{"width":1e30}]}"#, "cells.0.width"),
            (#"{"cells":[{"width":1,"at":"no"}]}"#, "cells.0.at"), (#"{"cells":[{"width":1,"at":5}]}"#, "cells.0.at"),
            (#"{"cells":[{"width":1,"link":""}]}"#, "cells.0.link"),
            (#"{"cells":[],"names":["a",1]}"#, "names.1"), (#"{"cells":[],"names":"a"}"#, "names"),
        ] {
            do {
                _ = try decode(text, as: Row.self)
                Issue.record("\(text) was read.")
            } catch {
                #expect(path(error) == place, "\(text): \(error)")
            }
        }
    }

    @Test func `stay readable after the call that they were decoded in`() throws {
        final class Kept: @unchecked Sendable { var decoder: (any Decoder)? }
        struct Leak: Decodable {
            static let kept = Kept()
            init(from decoder: any Decoder) throws { Self.kept.decoder = decoder }
        }
        var buffer = ByteBuffer(string: #"["one","two"]"#)
        _ = try JSONCoder().decode(Leak.self, from: buffer)
        buffer.clear()
        buffer.writeString(String(repeating: "x", count: 4000))
        #expect(try Leak.kept.decoder.map { try [String](from: $0) } == ["one", "two"])
        Leak.kept.decoder = nil
    }

    @Test(arguments: [
        #"{"a":1,"a":2}"#, #"{"a":1,"b":{"a":1},"\u0061":2}"#, #"[{"":1,"":1}]"#,
        "{" + (0..<400).map { "\"k\($0 % 399)\":\($0)" }.joined(separator: ",") + "}",
        "{" + (0..<33).map { "\"k\($0 % 32)\":\($0)" }.joined(separator: ",") + "}",
    ])
    func `with a key twice in one object are refused`(_ text: String) {
        do {
            _ = try decode(text, as: JSONTree.self)
            Issue.record("It was read.")
        } catch DecodingError.dataCorrupted(let context) {
            #expect((context.underlyingError as? JSONFault)?.reason == "a key of this object is there twice")
        } catch {
            Issue.record(error)
        }
    }

    @Test func `with many keys are found in any order, in time that grows with their number`() throws {
        struct Backwards: Decodable {
            var sum = 0
            init(from decoder: any Decoder) throws {
                let container = try decoder.container(keyedBy: Name.self)
                for key in container.allKeys.reversed() { sum += try container.decode(Int.self, forKey: key) }
                guard try container.decodeIfPresent(Int.self, forKey: Name(stringValue: "none")) == nil else {
                    sum = -1; return
                }
            }
            struct Name: CodingKey {
                var stringValue: String
                var intValue: Int? { nil }
                init(stringValue: String) { self.stringValue = stringValue }
                init?(intValue: Int) { nil }
            }
        }
        let count = 50_000
        let text = "{" + (0..<count).map { "\"key\($0)\":\($0)" }.joined(separator: ",") + "}"
        #expect(try decode(text, as: Backwards.self).sum == count * (count - 1) / 2)
    }

    @Test func `are bounded in size`() {
        var coder = JSONCoder()
        coder.configuration.sizeLimit = 10
        #expect(throws: Never.self) { try coder.decode([Int].self, from: ByteBuffer(string: "[11111111]")) }
        #expect(throws: DecodingError.self) { try coder.decode([Int].self, from: ByteBuffer(string: "[111111111]")) }
    }

    @Test func `are read by Foundation, too, when that is asked for`() throws {
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .secondsSince1970
        let encoder = JSONEncoder()
        encoder.dateEncodingStrategy = .secondsSince1970
        let date = Date(timeIntervalSince1970: 5)
        let bytes = try JSONBody.encode([date], foundation: encoder)
        #expect(String(buffer: bytes) == "[5]")
        #expect(try JSONBody.decode([Date].self, from: bytes, foundation: decoder) == [date])
        #expect(throws: Abort.self) {
            try JSONBody.decode([Date].self, from: ByteBuffer(string: "[5,]"), foundation: decoder)
        }
        #expect(try Response.json([date], foundation: encoder).body.buffer == bytes)
        #expect(try Response.json([1]).body.buffer == ByteBuffer(string: "[1]"))
    }
}
