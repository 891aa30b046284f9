import Testing

@testable import FerroRecords

@Suite struct IndexRangesTests {
    /// Every code of up to three bytes of a small alphabet, the last byte there is among them.
    static let codes: [[UInt8]] = {
        let one: [[UInt8]] = [[0], [1], [255]]
        let two = one.flatMap { first in one.map { first + $0 } }
        return [[]] + one + two + two.flatMap { first in one.map { first + $0 } }
    }()

    private func randomRanges() -> IndexRanges {
        (0..<Int.random(in: 0...4)).reduce(IndexRanges.none) { ranges, _ in
            let bounds = [Self.codes.randomElement() ?? [], Self.codes.randomElement() ?? []]
            return ranges.union(IndexRanges(from: bounds[0], to: Bool.random() ? bounds[1] : nil))
        }
    }

    @Test func `union, intersection and complement are those of the sets of codes`() {
        for _ in 0..<500 {
            let (a, b) = (randomRanges(), randomRanges())
            for code in Self.codes {
                #expect(a.union(b).contains(code) == (a.contains(code) || b.contains(code)))
                #expect(a.intersection(b).contains(code) == (a.contains(code) && b.contains(code)))
                #expect(a.complement.contains(code) == !a.contains(code))
            }
            #expect(a.complement.complement == a)
            #expect(a.union(a.complement).isAll && a.intersection(a.complement) == .none)
        }
    }

    @Test func `a prefix has all that begin so and nothing else`() {
        for prefix in Self.codes {
            let ranges = IndexRanges(beginningWith: prefix)
            for code in Self.codes { #expect(ranges.contains(code) == code.starts(with: prefix), "\(prefix) \(code)") }
        }
    }
}
