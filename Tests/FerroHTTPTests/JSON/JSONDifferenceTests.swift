import FerroHTTP
import Foundation
import NIOCore
import Testing

/// The coder and Foundation's against each other, on documents that are the same in every run.
@Suite struct `JSON beside Foundation` {
    /// Where they differ by design: what is refused here and read there.
    private static let stricter: Set<String> = [
        // `[1,]` and `{"a":1,}`.
        "a value was expected", "a key in double quotes was expected",
        // `{"a":1,"a":2}`, of which Foundation takes the first.
        "a key of this object is there twice",
    ]

    private func ours(_ bytes: [UInt8]) -> Result<String, any Error> {
        Result { try JSONCoder().decode(JSONTree.self, from: ByteBuffer(bytes: bytes)).exact }
    }

    private func foundations(_ bytes: [UInt8]) -> Result<String, any Error> {
        Result { try JSONDecoder().decode(JSONTree.self, from: Data(bytes)).exact }
    }

    @Test(arguments: 1...4) func `writes what the other reads, and the reverse`(_ seed: Int) throws {
        var random = SeededRandom(seed: UInt64(seed))
        let coder = JSONCoder()
        for _ in 0..<150 {
            let tree = JSONTree.random(&random)
            let written = try coder.encode(tree)
            #expect(try coder.decode(JSONTree.self, from: written).exact == tree.exact)
            let there = try JSONDecoder().decode(JSONTree.self, from: Data(written.readableBytesView))
            #expect(there.exact == tree.exact, "\(String(buffer: written))")
            let back = try coder.decode(JSONTree.self, from: ByteBuffer(bytes: try JSONEncoder().encode(tree)))
            #expect(back.exact == tree.exact)
        }
    }

    @Test(arguments: 1...4) func `reads the same value from every text that both read`(_ seed: Int) throws {
        var random = SeededRandom(seed: UInt64(seed))
        var counts = (both: 0, neither: 0)
        for _ in 0..<500 {
            var bytes = Array(try JSONCoder().encode(JSONTree.random(&random)).readableBytesView)
            for _ in 0..<Int.random(in: 0..<3, using: &random) { mutate(&bytes, &random) }
            switch (ours(bytes), foundations(bytes)) {
            case (.success(let here), .success(let there)):
                #expect(here == there, "\(String(decoding: bytes, as: UTF8.self))")
                counts.both += 1
            case (.failure, .failure): counts.neither += 1
            case (.failure(let error), .success):
                #expect(isByDesign(error), "\(error) for \(String(decoding: bytes, as: UTF8.self))")
            case (.success, .failure(let error)):
                #expect(String(decoding: bytes, as: UTF8.self).contains("e-"), "\(error)")
            }
        }
        #expect(counts.both > 50 && counts.neither > 50)
    }

    private func isByDesign(_ error: any Error) -> Bool {
        guard case DecodingError.dataCorrupted(let context) = error, let fault = context.underlyingError as? JSONFault
        else { return false }
        return Self.stricter.contains(fault.reason)
    }

    private func mutate(_ bytes: inout [UInt8], _ random: inout SeededRandom) {
        let pieces: [[UInt8]] =
            [
                "{", "}", "[", "]", ",", ":", "\"", "\\", "\\u", "\\ud83d", "\\ude00", "null", "true", "0", "1", "-",
                ".", "e5",
                "e-9", "E+", " ", "\n", "\t", "\u{0}", "\u{1F}", "9999999999999999999", "{\"a\":1}", "[1]", "\u{FEFF}",
                "é",
            ].map { Array($0.utf8) } + [[0x80], [0xC0], [0xED, 0xA0, 0x80], [0xFF], [0xF4, 0x90]]
        let place = Int.random(in: 0...bytes.count, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: bytes.insert(contentsOf: pieces.randomElement(using: &random) ?? [], at: place)
        case 1: bytes.removeSubrange(place..<min(bytes.count, place + Int.random(in: 0..<4, using: &random)))
        case 2: bytes.removeSubrange(place...)
        default:
            if place < bytes.count { bytes[place] = UInt8(truncatingIfNeeded: random.next()) }
        }
    }

    private static let numbers = [
        "0", "-0", "1", "-1", "1.0", "1e2", "12e-1", "127", "128", "-129", "255", "256", "65536", "4294967296",
        "9007199254740993", "9223372036854775807", "9223372036854775808", "-9223372036854775808",
        "18446744073709551615",
        "18446744073709551616", "1.5", "0.1", "16777217", "1e10", "3.4028235e38", "3.5e38", "1e308", "1e-45", "\"1\"",
        "true", "null", "[]",
    ]

    @Test(arguments: numbers) func `agrees on every kind of number`(_ text: String) {
        func compare<Value: Codable & Equatable>(_ type: Value.Type) {
            let here = try? JSONCoder().decode([Value].self, from: ByteBuffer(string: "[\(text)]"))
            let there = try? JSONDecoder().decode([Value].self, from: Data("[\(text)]".utf8))
            #expect(here == there, "\(text) as \(type)")
        }
        compare(Int.self)
        compare(Int8.self)
        compare(Int16.self)
        compare(Int32.self)
        compare(UInt.self)
        compare(UInt8.self)
        compare(UInt16.self)
        compare(UInt32.self)
        compare(UInt64.self)
        compare(Double.self)
        compare(Float.self)
        compare(Bool.self)
        compare(String.self)
        compare(Decimal.self)
        compare(Int?.self)
    }

    @Test func `reads as the table says where they differ`() {
        for (text, here, there) in [
            ("[1,]", false, true), ("{\"a\":1,}", false, true), ("\u{FEFF}[]", false, true),
            ("{\"a\":1,\"a\":2}", false, true), ("[1e-400]", true, true), ("[1e400]", false, false),
        ] {
            let bytes = Array(text.utf8)
            #expect(((try? ours(bytes).get()) != nil) == here, "\(text)")
            #expect(((try? foundations(bytes).get()) != nil) == there, "\(text)")
        }
    }

    @Test func `survives every cut of a document and every byte in it`() throws {
        let text = Array(#"{"a":[1,-2.5e3,"x\u00e9\ud83d\ude00é",null,true,{}],"b":{"c":""}}"#.utf8)
        for end in text.indices { #expect((try? ours(Array(text[..<end])).get()) == nil) }
        for place in text.indices {
            for byte in UInt8.min...UInt8.max {
                var changed = text
                changed[place] = byte
                guard let exact = try? ours(changed).get() else { continue }
                let tree = try JSONCoder().decode(JSONTree.self, from: ByteBuffer(bytes: changed))
                let again = try JSONCoder().encode(tree)
                #expect(try JSONCoder().decode(JSONTree.self, from: again).exact == exact)
            }
        }
    }
}
