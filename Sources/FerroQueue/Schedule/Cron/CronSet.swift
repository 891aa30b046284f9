/// A set of small numbers, one bit for each.
struct CronSet: Sendable, Hashable {
    private(set) var bits: UInt64 = 0

    private init(bits: UInt64) { self.bits = bits }

    /// The numbers of a range, every `step`th of them; all must be within 0..<64.
    init(_ range: ClosedRange<Int>, step: Int = 1) {
        for number in stride(from: range.lowerBound, through: range.upperBound, by: max(1, step)) { insert(number) }
    }

    /// No number.
    static let empty = CronSet(bits: 0)

    mutating func insert(_ number: Int) {
        guard (0..<64).contains(number) else { return }
        bits |= 1 << UInt64(number)
    }

    mutating func formUnion(_ other: CronSet) { bits |= other.bits }

    func union(_ other: CronSet) -> CronSet { CronSet(bits: bits | other.bits) }

    func intersection(_ other: CronSet) -> CronSet { CronSet(bits: bits & other.bits) }

    var isEmpty: Bool { bits == 0 }

    func contains(_ number: Int) -> Bool { (0..<64).contains(number) && bits & (1 << UInt64(number)) != 0 }

    /// The smallest number of the set that is not below a bound.
    func first(from bound: Int) -> Int? {
        guard bound < 64 else { return nil }
        let rest = bits & (~0 << UInt64(max(0, bound)))
        return rest == 0 ? nil : rest.trailingZeroBitCount
    }
}
