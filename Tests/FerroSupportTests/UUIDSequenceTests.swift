import FerroSupport
import Foundation
import Testing

@Suite struct `UUIDs of version 7` {
    /// Answers the same number again and again.
    private struct Fixed: RandomNumberGenerator {
        var value: UInt64
        mutating func next() -> UInt64 { value }
    }

    private static let example = Date(timeIntervalSince1970: 1_645_557_742)

    @Test func `the example of RFC 9562, A.6, has the same time, version and variant`() {
        var sequence = UUIDSequence()
        var random = Fixed(value: .max)
        let text = sequence.next(at: Self.example, using: &random).uuidString.lowercased()
        #expect(text.hasPrefix("017f22e2-79b0-7"))
        #expect(text.hasSuffix("-bfff-ffffffffffff"))
    }

    @Test func `ids of one millisecond grow, and so do those of later ones`() {
        var sequence = UUIDSequence()
        var random = SystemRandomNumberGenerator()
        var ids: [UUID] = []
        for step in 0..<20_000 {
            let now = Self.example.addingTimeInterval(Double(step / 10_000) / 1000)
            ids.append(sequence.next(at: now, using: &random))
        }
        #expect(zip(ids, ids.dropFirst()).allSatisfy { $0 < $1 })
    }

    @Test func `a clock that goes back a little is waited for, one that goes back far is believed`() {
        var sequence = UUIDSequence()
        var random = SystemRandomNumberGenerator()
        let first = sequence.next(at: Self.example, using: &random)
        let second = sequence.next(at: Self.example.addingTimeInterval(-9), using: &random)
        #expect(first < second && second.uuidString.hasPrefix("017F22E2-79B0"))
        let third = sequence.next(at: Self.example.addingTimeInterval(-60), using: &random)
        #expect(third < first)
    }

    @Test(arguments: [-1e300, -1, 0, 1e15, .infinity, .nan]) func `no time breaks it`(seconds: Double) {
        var sequence = UUIDSequence()
        var random = SystemRandomNumberGenerator()
        let now = Date(timeIntervalSince1970: seconds)
        let ids = (0..<5000).map { _ in sequence.next(at: now, using: &random) }
        #expect(Set(ids).count == 5000)
    }

    @Test func `a typed id goes through JSON in lower case and is read in either`() throws {
        let id = UUIDIdentifier<Date>.new(at: Self.example)
        let json = try JSONEncoder().encode([id])
        #expect(String(decoding: json, as: UTF8.self) == "[\"\(id.rawValue.uuidString.lowercased())\"]")
        #expect(try JSONDecoder().decode([UUIDIdentifier<Date>].self, from: json) == [id])
        #expect(UUIDIdentifier<Date>(id.rawValue.uuidString) == id && UUIDIdentifier<Date>("7") == nil)
    }

    @Test func `a text id goes through JSON as the text`() throws {
        let id: TextIdentifier<Date> = "no"
        #expect(String(decoding: try JSONEncoder().encode([id]), as: UTF8.self) == #"["no"]"#)
        #expect(try JSONDecoder().decode([TextIdentifier<Date>].self, from: Data(#"["no"]"#.utf8)) == [id])
        #expect(id < "se" && id.description == "no")
    }
}
