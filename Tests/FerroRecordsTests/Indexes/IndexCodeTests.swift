import FerroRedis
import Testing

@testable import FerroRecords

@Suite struct IndexCodeTests {
    static let wholes: [Int64] = [
        .min, .min + 1, -1_000_000_007, -100, -99, -10, -9, -1, 0, 1, 9, 10, 99, 100, .max - 1, .max,
    ]
    static let floats: [Double] = [
        -.infinity, -.greatestFiniteMagnitude, -1e300, -1.5, -1, -.leastNonzeroMagnitude, 0, .leastNonzeroMagnitude,
        1e-5,
        0.1, 1, 1.5, 1e21, .greatestFiniteMagnitude, .infinity,
    ]
    static let texts = ["", "\0", "\0\0", "\0a", "\u{1}", "A", "Ab", "Ab\0", "Ab\0c", "Abc", "a", "é", "日本", "🦊"]

    private func isAscending(_ codes: [[UInt8]]) -> Bool {
        zip(codes, codes.dropFirst()).allSatisfy { $0.lexicographicallyPrecedes($1) }
    }

    private func bytes(_ value: some CustomStringConvertible) -> [UInt8] { Array(value.description.utf8) }

    private func integer(_ stored: [UInt8]?) -> [UInt8] { IndexCode.of(stored, .integer) }
    private func double(_ stored: [UInt8]?) -> [UInt8] { IndexCode.of(stored, .double) }
    private func text(_ stored: [UInt8]?) -> [UInt8] { IndexCode.of(stored, .text) }

    @Test func `whole numbers are in order, the largest that 64 bits hold included`() {
        let larger = ["18446744073709551615", "100000000000000000000"].map { Array($0.utf8) }
        #expect(isAscending((Self.wholes.map(bytes) + larger).map { integer($0) }))
        var random = SystemRandomNumberGenerator()
        for _ in 0..<2_000 {
            let (a, b) = (
                Int64.random(in: .min ... .max, using: &random) >> Int64.random(in: 0...62),
                Int64.random(in: -300...300)
            )
            let (first, second) = (integer(bytes(a)), integer(bytes(b)))
            #expect(first.lexicographicallyPrecedes(second) == (a < b) && (first == second) == (a == b))
        }
    }

    @Test func `floating-point numbers are in order, from one infinity to the other`() {
        #expect(isAscending(Self.floats.map { double($0.recordBytes) }))
        #expect(double(bytes("-0.0")) == double(bytes("0")))
        #expect(double(bytes("nan")) == [UInt8(ascii: "2")])
    }

    @Test func `texts are in the order of their bytes, and no text stops where another goes on`() {
        let codes = Self.texts.map { text(Array($0.utf8)) }
        #expect(isAscending(codes))
        for one in codes { for other in codes where one != other { #expect(!other.starts(with: one)) } }
    }

    @Test func `nil comes before all values, and what cannot be read behind them`() {
        let values = [integer(bytes(Int64.min)), integer(bytes(Int64.max))]
        #expect(isAscending([integer(nil)] + values + [integer(bytes("x"))]))
        for text in ["", "-", "1.5", "1a", " 1", "+1", String(repeating: "9", count: 61)] {
            #expect(integer(bytes(text)) == [UInt8(ascii: "2")], "\(text)")
        }
    }

    @Test func `zeros in front change nothing`() {
        #expect(integer(bytes("-007")) == integer(bytes("-7")))
        #expect(integer(bytes("-0")) == integer(bytes("0")))
    }
}
