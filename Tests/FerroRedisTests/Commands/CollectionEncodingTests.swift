import FerroRedis
import Testing

@Suite struct `Collections on the wire` {
    @Test(arguments: [
        Encoding.reads(.field("f", of: "k", as: Int.self), "HGET k f"),
        .reads(.fields(["f", "g"], of: "k", as: Int.self), "HMGET k f g"),
        .reads(.fields(of: "k", as: Int.self), "HGETALL k"),
        .reads(.fieldNames(of: "k"), "HKEYS k"), .reads(.fieldValues(of: "k", as: Int.self), "HVALS k"),
        .reads(.fieldCount(of: "k"), "HLEN k"), .reads(.hasField("f", in: "k"), "HEXISTS k f"),
        .reads(.fieldLength("f", of: "k"), "HSTRLEN k f"), .reads(.randomFields(of: "k", count: 2), "HRANDFIELD k 2"),
        .writes(.setField("f", of: "k", to: 1), "HSET k f 1"), .writes(.setFields(["f": 1], of: "k"), "HSET k f 1"),
        .writes(.setFieldIfAbsent("f", of: "k", to: 1), "HSETNX k f 1"),
        .writes(.deleteFields(["f", "g"], of: "k"), "HDEL k f g"),
        .writes(.incrementField("f", of: "k", by: -2), "HINCRBY k f -2"),
        .writes(.incrementFieldFloat("f", of: "k", by: 0.5), "HINCRBYFLOAT k f 0.5"),
    ])
    func `hashes`(_ encoding: Encoding) { check(encoding) }

    @Test(arguments: [
        Encoding.writes(.push("a", to: "k"), "RPUSH k a"),
        .writes(.push(["a", "b"], to: "k", at: .head), "LPUSH k a b"),
        .writes(.pushIfPresent(1, to: "k"), "RPUSHX k 1"), .writes(.pop(from: "k", as: Int.self), "LPOP k"),
        .writes(.pop(from: "k", at: .tail, count: 3, as: Int.self), "RPOP k 3"),
        .writes(
            .moveElement(from: "a", .tail, to: "b", .head, as: Int.self), "LMOVE a b RIGHT LEFT",
            keys: .from(0, count: 2)),
        .reads(.elements(of: "k", as: Int.self), "LRANGE k 0 -1"),
        .reads(.element(at: -1, of: "k", as: Int.self), "LINDEX k -1"),
        .reads(.listLength(of: "k"), "LLEN k"), .reads(.position(of: 5, inList: "k"), "LPOS k 5"),
        .writes(.setElement(at: 0, of: "k", to: 9), "LSET k 0 9"),
        .writes(.trimList("k", from: 0, through: 9), "LTRIM k 0 9"),
        .writes(.removeElements(equalTo: 5, from: "k", count: -1), "LREM k -1 5"),
        .writes(.insert(4, .before, 5, inList: "k"), "LINSERT k BEFORE 5 4"),
        .writes(.insert(6, .after, 5, inList: "k"), "LINSERT k AFTER 5 6"),
    ])
    func `lists`(_ encoding: Encoding) { check(encoding) }

    @Test(arguments: [
        Encoding.writes(.addMember(1, to: "k"), "SADD k 1"), .writes(.addMembers([1, 2], to: "k"), "SADD k 1 2"),
        .writes(.removeMembers([1, 2], from: "k"), "SREM k 1 2"), .reads(.members(of: "k", as: Int.self), "SMEMBERS k"),
        .reads(.memberCount(of: "k"), "SCARD k"), .reads(.isMember(1, of: "k"), "SISMEMBER k 1"),
        .reads(.areMembers([1, 2], of: "k"), "SMISMEMBER k 1 2"),
        .reads(.randomMembers(of: "k", count: 2, as: Int.self), "SRANDMEMBER k 2"),
        .writes(.popMembers(of: "k", as: Int.self), "SPOP k 1"),
        .writes(.moveMember(1, from: "a", to: "b"), "SMOVE a b 1", keys: .from(0, count: 2)),
        .reads(.union(of: ["a", "b"], as: Int.self), "SUNION a b", keys: .from(0, count: 2)),
        .reads(.intersection(of: ["a", "b"], as: Int.self), "SINTER a b", keys: .from(0, count: 2)),
        .reads(.difference(of: ["a", "b"], as: Int.self), "SDIFF a b", keys: .from(0, count: 2)),
        .writes(.storeUnion(of: ["a", "b"], in: "t"), "SUNIONSTORE t a b", keys: .from(0, count: 3)),
        .writes(.storeIntersection(of: ["a", "b"], in: "t"), "SINTERSTORE t a b", keys: .from(0, count: 3)),
        .writes(.storeDifference(of: ["a", "b"], in: "t"), "SDIFFSTORE t a b", keys: .from(0, count: 3)),
        .writes(.addToEstimate(["x", "y"], of: "k"), "PFADD k x y"),
        .reads(.estimate(of: ["a", "b"]), "PFCOUNT a b", keys: .from(0, count: 2)),
        .writes(.mergeEstimates(of: ["a", "b"], in: "t"), "PFMERGE t a b", keys: .from(0, count: 3)),
    ])
    func `sets and estimates`(_ encoding: Encoding) { check(encoding) }
}
