import FerroHTTP
import Foundation
import NIOCore
import Testing

/// The corners of `Codable`: what a type may ask of an encoder and a decoder.
@Suite struct `JSON containers` {
    private enum Key: String, CodingKey {
        case a
        case b
        case c
    }

    private struct Custom: Encodable {
        var write: @Sendable (any Encoder) throws -> Void
        func encode(to encoder: any Encoder) throws { try write(encoder) }
    }

    private func text(_ write: @escaping @Sendable (any Encoder) throws -> Void) throws -> String {
        String(buffer: try JSONCoder().encode(Custom(write: write)))
    }

    @Test func `are filled in any order with what is nested in them`() throws {
        let written = try text { encoder in
            var outer = encoder.container(keyedBy: Key.self)
            var first = outer.nestedContainer(keyedBy: Key.self, forKey: .a)
            var second = outer.nestedUnkeyedContainer(forKey: .b)
            try second.encode(1)
            try first.encode("x", forKey: .a)
            try outer.encode(true, forKey: .c)
            var third = second.nestedContainer(keyedBy: Key.self)
            try second.encode(2)
            try first.encode("y", forKey: .b)
            try third.encode(3, forKey: .c)
            _ = second.nestedUnkeyedContainer()
        }
        #expect(written == #"{"a":{"a":"x","b":"y"},"b":[1,{"c":3},2,[]],"c":true}"#)
    }

    @Test func `asked for twice go on, and a key written twice is its last value`() throws {
        #expect(
            try text { encoder in
                var outer = encoder.container(keyedBy: Key.self)
                var first = outer.nestedContainer(keyedBy: Key.self, forKey: .a)
                try first.encode(1, forKey: .a)
                var second = outer.nestedContainer(keyedBy: Key.self, forKey: .a)
                try second.encode(2, forKey: .b)
                try first.encode(3, forKey: .c)
                var same = encoder.container(keyedBy: Key.self)
                try same.encode(4, forKey: .b)
                try same.encode(5, forKey: .b)
                try same.encode("long enough to move", forKey: .c)
                try same.encode(6, forKey: .c)
            } == #"{"a":{"a":1,"b":2,"c":3},"b":5,"c":6}"#)
    }

    @Test func `of a superclass are there`() throws {
        class Base: Codable {
            var x = 1
            init() {}
        }
        final class Derived: Base {
            var y = 2
            enum CodingKeys: String, CodingKey { case y }
            override init() { super.init() }
            required init(from decoder: any Decoder) throws {
                let container = try decoder.container(keyedBy: CodingKeys.self)
                try super.init(from: container.superDecoder())
                y = try container.decode(Int.self, forKey: .y)
            }
            override func encode(to encoder: any Encoder) throws {
                var container = encoder.container(keyedBy: CodingKeys.self)
                try super.encode(to: container.superEncoder())
                try container.encode(y, forKey: .y)
            }
        }
        let bytes = try JSONCoder().encode(Derived())
        #expect(String(buffer: bytes) == #"{"super":{"x":1},"y":2}"#)
        #expect(try JSONCoder().decode(Derived.self, from: bytes).y == 2)
    }

    @Test func `that nothing is written to are empty`() throws {
        #expect(try text { _ = $0.container(keyedBy: Key.self) } == "{}")
        #expect(try text { _ = $0.unkeyedContainer() } == "[]")
        #expect(throws: EncodingError.self) { try text { _ in } }
        #expect(throws: EncodingError.self) { try text { _ = $0.singleValueContainer() } }
        #expect(String(buffer: try JSONCoder().encode([Custom { _ in }])) == "[{}]")
        #expect(
            try text { encoder in
                var container = encoder.container(keyedBy: Key.self)
                _ = container.superEncoder()
                _ = container.superEncoder(forKey: .a)
            } == #"{"super":{},"a":{}}"#)
    }

    @Test func `that are misused are refused and never trap`() {
        #expect(throws: EncodingError.self) {
            try text { encoder in
                var container = encoder.singleValueContainer()
                try container.encode(1)
                try container.encode(2)
            }
        }
        #expect(throws: EncodingError.self) {
            try text { encoder in
                var list = encoder.unkeyedContainer()
                try list.encode(1)
                var object = encoder.container(keyedBy: Key.self)
                try object.encode(1, forKey: .a)
            }
        }
        #expect(throws: EncodingError.self) {
            final class Kept: @unchecked Sendable { var container: (any UnkeyedEncodingContainer)? }
            let kept = Kept()
            _ = try text { encoder in
                kept.container = encoder.unkeyedContainer()
                try kept.container?.encode(1)
            }
            try kept.container?.encode(2)
        }
    }

    @Test func `leave out a value that failed when the type goes on`() throws {
        struct Fails: Encodable {
            func encode(to encoder: any Encoder) throws {
                var container = encoder.container(keyedBy: Key.self)
                try container.encode([1, 2], forKey: .a)
                _ = container.nestedContainer(keyedBy: Key.self, forKey: .b)
                throw CancellationError()
            }
        }
        #expect(
            try text { encoder in
                var container = encoder.container(keyedBy: Key.self)
                try container.encode(1, forKey: .a)
                try? container.encode(Fails(), forKey: .b)
                try? container.encode(Double.nan, forKey: .b)
                try container.encode([3], forKey: .c)
            } == #"{"a":1,"c":[3]}"#)
        #expect(
            try text { encoder in
                var list = encoder.unkeyedContainer()
                try? list.encode(Fails())
                try list.encode(1)
                try? list.encode(Fails())
            } == "[1]")
    }

    @Test func `know their place`() throws {
        _ = try text { encoder in
            var outer = encoder.container(keyedBy: Key.self)
            var list = outer.nestedUnkeyedContainer(forKey: .b)
            try list.encode(0)
            let inner = list.nestedContainer(keyedBy: Key.self)
            #expect(inner.codingPath.map(\.stringValue) == ["b", "Index 1"])
            try outer.encode(
                Custom {
                    #expect($0.codingPath.map(\.stringValue) == ["c"]); _ = $0.unkeyedContainer()
                }, forKey: .c)
        }
    }

    @Test func `hold every kind of value`() throws {
        enum Shape: Codable, Equatable {
            case circle(radius: Double)
            case line(Int, to: Int)
            case none
        }
        struct All: Codable, Equatable {
            var a: Int8? = -1
            var b: UInt8 = 255
            var c: Int16 = -300
            var d: UInt16 = 65_535
            var e: Int32 = .min
            var f: UInt32 = .max
            var g: Int64 = .min
            var h: UInt64 = .max
            var i: UInt? = 1
            var j: Float = 0.1
            var k: Double? = -0.0
            var l: Bool? = true
            var m: String? = "m"
            var n: [Int?] = [1, nil]
            var o: Set<Int> = [1]
            var p: [[String: [Shape]]] = [["x": [.circle(radius: 2), .line(1, to: 2), .none]]]
            var q: Int?
            var r: Date? = Date(timeIntervalSince1970: 0.5)
            var s: Decimal = 1.25
            var t: Data = Data([1])
            var u: URL? = URL(string: "/x")
            var v: UUID? = UUID()
            var w: Range<Int> = 1..<3
            var x: Int?? = .some(nil)
        }
        let all = All()
        let bytes = try JSONCoder().encode(all)
        var expected = all
        expected.x = .none
        #expect(try JSONCoder().decode(All.self, from: bytes) == expected)
    }
}
