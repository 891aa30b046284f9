/// Which scores are meant.
///
/// ```swift
/// RedisScoreRange.from(10, below: 20)     // 10 is in, 20 is not
/// ```
public struct RedisScoreRange: Hashable, Sendable {
    let lowest: RedisArgument
    let highest: RedisArgument

    /// All scores.
    public static let all = RedisScoreRange(lowest: "-inf", highest: "+inf")
    /// From one score through another, both included.
    public static func from(_ lowest: Double, through highest: Double) -> RedisScoreRange {
        RedisScoreRange(lowest: RedisArgument(lowest), highest: RedisArgument(highest))
    }
    /// From one score up to another that is not included.
    public static func from(_ lowest: Double, below highest: Double) -> RedisScoreRange {
        RedisScoreRange(lowest: RedisArgument(lowest), highest: RedisArgument("(" + highest.redisText))
    }
    /// This score and higher ones.
    public static func atLeast(_ lowest: Double) -> RedisScoreRange { from(lowest, through: .infinity) }
    /// This score and lower ones.
    public static func atMost(_ highest: Double) -> RedisScoreRange { from(-.infinity, through: highest) }
    /// Higher scores.
    public static func above(_ lowest: Double) -> RedisScoreRange {
        RedisScoreRange(lowest: RedisArgument("(" + lowest.redisText), highest: "+inf")
    }
    /// Lower scores.
    public static func below(_ highest: Double) -> RedisScoreRange { from(-.infinity, below: highest) }
}

/// Which members are meant, in the order of their bytes, where all have one score.
public struct RedisLexRange: Hashable, Sendable {
    let lowest: RedisArgument
    let highest: RedisArgument

    /// All members.
    public static let all = RedisLexRange(lowest: "-", highest: "+")
    /// From one text through another, both included.
    public static func from(_ lowest: String, through highest: String) -> RedisLexRange {
        RedisLexRange(lowest: "[\(lowest)", highest: "[\(highest)")
    }
    /// From one text up to another that is not included.
    public static func from(_ lowest: String, below highest: String) -> RedisLexRange {
        RedisLexRange(lowest: "[\(lowest)", highest: "(\(highest)")
    }
    /// Members that begin with a text.
    public static func prefix(_ prefix: String) -> RedisLexRange {
        RedisLexRange(
            lowest: RedisArgument([UInt8(ascii: "[")] + prefix.utf8),
            highest: RedisArgument([UInt8(ascii: "(")] + prefix.utf8 + [0xFF]))
    }
}

/// Some of what is in a range: so many after skipping so many.
public struct RedisLimit: Hashable, Sendable {
    /// How many are skipped; the server walks over them.
    public var offset: Int
    /// How many are given at most.
    public var count: Int
    /// So many after skipping so many.
    public init(_ count: Int, offset: Int = 0) {
        self.offset = offset
        self.count = count
    }
}

/// A member of a sorted set with its score.
public struct RedisScored<Member: Sendable>: Sendable {
    /// The member.
    public let member: Member
    /// Its score.
    public let score: Double

    /// A member with its score.
    public init(_ member: Member, score: Double) {
        self.member = member
        self.score = score
    }
}

extension RedisScored: Equatable where Member: Equatable {}
extension RedisScored: Hashable where Member: Hashable {}
