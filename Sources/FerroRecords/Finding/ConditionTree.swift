/// A condition without names of types: ranges of indexed fields, joined by "and" and "or".
///
/// There is no "not": the negation of a range is the ranges around it, and De Morgan's laws do the rest.
indirect enum ConditionTree: Hashable, Sendable {
    /// The code of a field's value is in the ranges.
    case field(String, IndexRanges)
    /// Each of them holds; always true without any.
    case all([ConditionTree])
    /// One of them holds at least; never true without any.
    case any([ConditionTree])

    var negated: ConditionTree {
        switch self {
        case .field(let path, let ranges): .field(path, ranges.complement)
        case .all(let parts): .any(parts.map(\.negated))
        case .any(let parts): .all(parts.map(\.negated))
        }
    }

    /// Where the codes of one field must be for the condition to hold, as far as can be said.
    func ranges(of path: String) -> IndexRanges {
        switch self {
        case .field(path, let ranges): ranges
        case .field: .all
        case .all(let parts): parts.reduce(.all) { $0.intersection($1.ranges(of: path)) }
        case .any(let parts): parts.reduce(.none) { $0.union($1.ranges(of: path)) }
        }
    }

    /// Whether a record with these codes fulfils the condition.
    func holds(for codes: [String: [UInt8]]) -> Bool {
        switch self {
        case .field(let path, let ranges): codes[path].map(ranges.contains) ?? false
        case .all(let parts): parts.allSatisfy { $0.holds(for: codes) }
        case .any(let parts): parts.contains { $0.holds(for: codes) }
        }
    }

    /// How many ranges it has.
    var rangeCount: Int {
        switch self {
        case .field(_, let ranges): ranges.ranges.count
        case .all(let parts), .any(let parts): parts.reduce(0) { $0 + $1.rangeCount }
        }
    }

    /// The fields that it asks about.
    var paths: Set<String> {
        switch self {
        case .field(let path, _): [path]
        case .all(let parts), .any(let parts): parts.reduce(into: []) { $0.formUnion($1.paths) }
        }
    }

    func and(_ other: ConditionTree) -> ConditionTree {
        switch (self, other) {
        case (.all(let mine), .all(let others)): .all(mine + others)
        case (.all(let mine), _): .all(mine + [other])
        case (_, .all(let others)): .all([self] + others)
        default: .all([self, other])
        }
    }

    func or(_ other: ConditionTree) -> ConditionTree {
        switch (self, other) {
        case (.any(let mine), .any(let others)): .any(mine + others)
        case (.any(let mine), _): .any(mine + [other])
        case (_, .any(let others)): .any([self] + others)
        default: .any([self, other])
        }
    }
}
