/// Some of the codes of an index: disjoint ranges in their order, each with its first code and without its end.
///
/// All operations are exact, so that a negated condition is the complement of the condition.
struct IndexRanges: Hashable, Sendable {
    /// From a code on, up to another one or without end.
    struct Range: Hashable, Sendable {
        var lower: [UInt8]
        var upper: [UInt8]?
    }

    private(set) var ranges: [Range]

    private init(_ ranges: [Range]) { self.ranges = ranges }

    static let none = IndexRanges([])
    static let all = IndexRanges([Range(lower: [], upper: nil)])

    /// The codes from one on, up to another one.
    init(from lower: [UInt8], to upper: [UInt8]?) {
        if let upper, !lower.lexicographicallyPrecedes(upper) {
            ranges = []
        } else {
            ranges = [Range(lower: lower, upper: upper)]
        }
    }

    /// The codes that begin so.
    init(beginningWith prefix: [UInt8]) { self.init(from: prefix, to: Self.end(of: prefix)) }

    /// The first bytes behind all that begin so; nil where there are none.
    static func end(of prefix: [UInt8]) -> [UInt8]? {
        guard let last = prefix.lastIndex(where: { $0 != .max }) else { return nil }
        return prefix[..<last] + [prefix[last] &+ 1]
    }

    var isAll: Bool { self == .all }

    func contains(_ code: [UInt8]) -> Bool {
        ranges.contains { range in
            !code.lexicographicallyPrecedes(range.lower)
                && (range.upper.map { code.lexicographicallyPrecedes($0) } ?? true)
        }
    }

    var complement: IndexRanges {
        var result: [Range] = []
        var lower: [UInt8]? = []
        for range in ranges {
            if let start = lower, start.lexicographicallyPrecedes(range.lower) {
                result.append(Range(lower: start, upper: range.lower))
            }
            lower = range.upper
        }
        if let lower { result.append(Range(lower: lower, upper: nil)) }
        return IndexRanges(result)
    }

    func union(_ other: IndexRanges) -> IndexRanges { IndexRanges(union: [self, other]) }

    /// What is in one of them at least.
    init(union parts: [IndexRanges]) {
        ranges = []
        for range in parts.flatMap(\.ranges).sorted(by: { $0.lower.lexicographicallyPrecedes($1.lower) }) {
            guard let last = ranges.last, last.upper.map({ !$0.lexicographicallyPrecedes(range.lower) }) ?? true else {
                ranges.append(range)
                continue
            }
            ranges[ranges.count - 1].upper = Self.later(last.upper, range.upper)
        }
    }

    func intersection(_ other: IndexRanges) -> IndexRanges { complement.union(other.complement).complement }

    private static func later(_ one: [UInt8]?, _ other: [UInt8]?) -> [UInt8]? {
        guard let one, let other else { return nil }
        return one.lexicographicallyPrecedes(other) ? other : one
    }
}
