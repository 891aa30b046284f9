/// Members with scores, in the order of the scores; members of one score in the order of their bytes.
///
/// ```swift
/// var board: RecordSortedSet<String> = ["ada": 12, "grace": 17.5]
/// ```
public struct RecordSortedSet<Member: RecordScalar & Hashable>: Hashable, Sendable {
    /// The score of each member.
    public var scores: [Member: Double]

    /// Members with scores.
    public init(_ scores: [Member: Double] = [:]) { self.scores = scores }

    /// How many members there are.
    public var count: Int { scores.count }

    /// The score of a member; nil when it is none.
    public subscript(member: Member) -> Double? {
        get { scores[member] }
        set { scores[member] = newValue }
    }

    /// The members in order, the highest score first.
    public var ranked: [RankedMember<Member>] {
        scores.map { (RankedMember(member: $0.key, score: $0.value), $0.key.recordBytes) }
            .sorted {
                $0.0.score == $1.0.score ? $1.1.lexicographicallyPrecedes($0.1) : $0.0.score > $1.0.score
            }
            .map(\.0)
    }
}

extension RecordSortedSet: ExpressibleByDictionaryLiteral {
    /// Members with scores; of a member named twice the last counts.
    public init(dictionaryLiteral elements: (Member, Double)...) {
        scores = Dictionary(elements, uniquingKeysWith: { $1 })
    }
}

/// A member of a sorted set and its score.
public struct RankedMember<Member: RecordScalar & Hashable>: Hashable, Sendable {
    /// The member.
    public let member: Member
    /// Its score.
    public let score: Double
}
