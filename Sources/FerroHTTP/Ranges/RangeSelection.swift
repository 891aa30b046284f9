/// What a `Range` field comes to for a number of bytes.
package enum RangeSelection: Sendable, Hashable {
    /// The field does not count: all bytes.
    case whole
    /// None of the ranges is there, or one is turned around: 416.
    case unsatisfiable
    /// These parts, none empty, apart from each other, in the order in which they were asked for.
    case parts([Range<Int64>])

    /// Parts that are closer than this are one part, as the head between them would be longer (RFC 9110, 15.3.7.2).
    package static let gap: Int64 = 80
}

extension RangeHeader {
    /// The parts of so many bytes that the field asks for.
    ///
    /// Ranges that overlap or all but touch become one. Of no bytes no part can be named, so the field does not count.
    package func select(from size: Int64) -> RangeSelection {
        guard size > 0 else { return .whole }
        var parts: [Range<Int64>] = []
        for specifier in specifiers {
            switch specifier {
            case .from(let first, let last?) where last < first: return .unsatisfiable
            case .from(let first, _) where first >= size: continue
            case .from(let first, let last):
                // Below the size, so one more is no overflow.
                Self.add(first..<min(last ?? .max, size - 1) + 1, to: &parts)
            case .last(let count) where count > 0: Self.add(size - min(count, size)..<size, to: &parts)
            case .last: continue
            }
        }
        return parts.isEmpty ? .unsatisfiable : .parts(parts)
    }

    /// Adds a part where the first of those stands that it is joined to; else at the end.
    private static func add(_ part: Range<Int64>, to parts: inout [Range<Int64>]) {
        var (joined, place): (Range<Int64>, Int?) = (part, nil)
        while let index = parts.firstIndex(where: { isClose($0, joined) }) {
            let other = parts.remove(at: index)
            joined = min(other.lowerBound, joined.lowerBound)..<max(other.upperBound, joined.upperBound)
            place = min(place ?? index, index)
        }
        parts.insert(joined, at: place ?? parts.count)
    }

    private static func isClose(_ one: Range<Int64>, _ other: Range<Int64>) -> Bool {
        max(one.lowerBound, other.lowerBound) - min(one.upperBound, other.upperBound) <= RangeSelection.gap
    }
}
