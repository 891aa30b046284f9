import Testing

@testable import FerroRecords

@Suite struct IndexEncodingTests {
    static let wholes: [Int64] = [.min, .min + 1, -1_000_000_007, -100, -99, -10, -9, -1, 0, 1, 9, 10, 99, 100, .max - 1, .max]
    static let floats: [Double] = [
        -.infinity, -.greatestFiniteMagnitude, -1e300, -1.5, -1, -.leastNonzeroMagnitude, 0, .leastNonzeroMagnitude, 1e-5,
        0.1, 1, 1.5, 1e21, .greatestFiniteMagnitude, .infinity,
    ]
    static let texts = ["", "\0", "\0\0", "\0a", "\u{1}", "A", "Ab", "Ab\0", "Ab\0c", "Abc", "a", "é", "日本", "🦊"]

    private func isAscending(_ codes: [[UInt8]]) -> Bool {
        zip(codes, codes.dropFirst()).allSatisfy { $0.lexicographicallyPrecedes($1) }
    }

    private func bytes(_ value: some CustomStringConvertible) -> [UInt8] { Array(value.description.utf8) }

    @Test func `whole numbers are in order, the largest that 64 bits hold included`() {
        let larger = ["18446744073709551615", "100000000000000000000"].map { Array($0.utf8) }
        #expect(isAscending((Self.wholes.map(bytes) + larger).map { IndexEncoding.whole.code(of: $0) }))
        var random = SystemRandomNumberGenerator()
        for _ in 0..<2_000 {
            let (a, b) = (Int64.random(in: .min ... .max, using: &random) >> Int64.random(in: 0...62), Int64.random(in: -300...300))
            let (first, second) = (IndexEncoding.whole.code(of: bytes(a)), IndexEncoding.whole.code(of: bytes(b)))
            #expect(first.lexicographicallyPrecedes(second) == (a < b) && (first == second) == (a == b))
        }
    }

    @Test func `floating-point numbers are in order, from one infinity to the other`() {
        #expect(isAscending(Self.floats.map { IndexEncoding.floating.code(of: $0.redisArgument.bytes) }))
        #expect(IndexEncoding.floating.code(of: bytes("-0.0")) == IndexEncoding.floating.code(of: bytes("0")))
        #expect(IndexEncoding.floating.code(of: bytes("nan")) == [UInt8(ascii: "2")])
    }

    @Test func `texts are in the order of their bytes, and no text stops where another goes on`() {
        let codes = Self.texts.map { IndexEncoding.text.code(of: Array($0.utf8)) }
        #expect(isAscending(codes))
        for one in codes { for other in codes where one != other { #expect(!other.starts(with: one)) } }
    }

    @Test func `nil comes before all values, and what cannot be read behind them`() {
        let values = [IndexEncoding.whole.code(of: bytes(Int64.min)), IndexEncoding.whole.code(of: bytes(Int64.max))]
        #expect(isAscending([IndexEncoding.whole.code(of: nil)] + values + [IndexEncoding.whole.code(of: bytes("x"))]))
        for text in ["", "-", "1.5", "1a", " 1", "+1", String(repeating: "9", count: 61)] {
            #expect(IndexEncoding.whole.code(of: bytes(text)) == [UInt8(ascii: "2")], "\(text)")
        }
    }

    @Test func `zeros in front change nothing`() {
        #expect(IndexEncoding.whole.code(of: bytes("-007")) == IndexEncoding.whole.code(of: bytes("-7")))
        #expect(IndexEncoding.whole.code(of: bytes("-0")) == IndexEncoding.whole.code(of: bytes("0")))
    }
}
