import FerroRedis
import Testing

@Suite struct `Sorted sets and places on the wire` {
    @Test(arguments: [
        Encoding.writes(.setScore(of: "a", in: "k", to: 1.5), "ZADD k 1.5 a"),
        .writes(
            .setScores([RedisScored("a", score: 1), RedisScored("b", score: .infinity)], in: "k"), "ZADD k 1.0 a inf b"),
        .writes(
            .setScores(
                [RedisScored("a", score: 1)], in: "k", when: .present, only: .rising, countingChanges: true),
            "ZADD k XX GT CH 1.0 a"),
        .writes(.setScores([RedisScored("a", score: 1)], in: "k", when: .absent), "ZADD k NX 1.0 a"),
        .writes(.setScores([RedisScored("a", score: 1)], in: "k", only: .falling), "ZADD k LT 1.0 a"),
        .writes(.incrementScore(of: "a", in: "k"), "ZINCRBY k 1.0 a"),
        .reads(.score(of: "a", in: "k"), "ZSCORE k a"), .reads(.scores(of: ["a", "b"], in: "k"), "ZMSCORE k a b"),
        .reads(.rank(of: "a", in: "k"), "ZRANK k a"), .reads(.rank(of: "a", in: "k", reversed: true), "ZREVRANK k a"),
        .reads(.scoredCount(of: "k"), "ZCARD k"),
        .reads(.scoredCount(of: "k", scores: .from(1, below: 2)), "ZCOUNT k 1.0 (2.0"),
        .reads(.scoredCount(of: "k", texts: .from("a", through: "b")), "ZLEXCOUNT k [a [b"),
        .reads(.ranked(in: "k", as: String.self), "ZRANGE k 0 -1 WITHSCORES"),
        .reads(.ranked(in: "k", through: 9, reversed: true, as: String.self), "ZRANGE k 0 9 REV WITHSCORES"),
        .reads(.scored(in: "k", scores: .above(3), as: String.self), "ZRANGE k (3.0 +inf BYSCORE WITHSCORES"),
        .reads(
            .scored(in: "k", scores: .atMost(3), reversed: true, limit: RedisLimit(5, offset: 2), as: String.self),
            "ZRANGE k 3.0 -inf BYSCORE REV LIMIT 2 5 WITHSCORES"),
        .reads(.sorted(in: "k", as: String.self), "ZRANGE k - + BYLEX"),
        .reads(.sorted(in: "k", texts: .from("a", below: "b"), as: String.self), "ZRANGE k [a (b BYLEX"),
        .writes(.removeScored(["a"], from: "k"), "ZREM k a"),
        .writes(.removeRanked(in: "k", from: 0, through: -11), "ZREMRANGEBYRANK k 0 -11"),
        .writes(.removeScored(in: "k", scores: .below(9)), "ZREMRANGEBYSCORE k -inf (9.0"),
        .writes(.removeScored(in: "k", texts: .all), "ZREMRANGEBYLEX k - +"),
        .writes(.popLowest(from: "k", as: String.self), "ZPOPMIN k 1"),
        .writes(.popHighest(from: "k", count: 2, as: String.self), "ZPOPMAX k 2"),
        .writes(.storeScoredUnion(of: ["a", "b"], in: "t"), "ZUNIONSTORE t 2 a b AGGREGATE SUM"),
        .writes(
            .storeScoredIntersection(of: ["a", "b"], in: "t", weights: [1, 2], scores: .highest),
            "ZINTERSTORE t 2 a b WEIGHTS 1.0 2.0 AGGREGATE MAX"),
    ])
    func `sorted sets`(_ encoding: Encoding) { check(encoding) }

    @Test(arguments: [
        Encoding.writes(
            .setPositions(["a": RedisPosition(longitude: 13.5, latitude: 52.5)], in: "k"), "GEOADD k 13.5 52.5 a"),
        .reads(.positions(of: ["a", "b"], in: "k"), "GEOPOS k a b"),
        .reads(.distance(between: "a", and: "b", in: "k"), "GEODIST k a b m"),
        .reads(
            .nearby(.member("a"), within: 500, in: "k", as: String.self),
            "GEOSEARCH k FROMMEMBER a BYRADIUS 500.0 m ASC WITHCOORD WITHDIST"),
        .reads(
            .nearby(
                .position(RedisPosition(longitude: 1, latitude: 2)), within: 5, in: "k", count: 3, as: String.self),
            "GEOSEARCH k FROMLONLAT 1.0 2.0 BYRADIUS 5.0 m ASC COUNT 3 WITHCOORD WITHDIST"),
    ])
    func `places`(_ encoding: Encoding) { check(encoding) }
}
