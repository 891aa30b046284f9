import FerroRedis
import Testing

@Suite struct `Keys and strings on the wire` {
    @Test(arguments: [
        Encoding.reads(.exists("k"), "EXISTS k"),
        .reads(.exists(["a", "b"]), "EXISTS a b", keys: .from(0, count: 2)),
        .writes(.delete("k"), "DEL k"), .writes(.delete(["a", "b"]), "DEL a b", keys: .from(0, count: 2)),
        .writes(.unlink("k"), "UNLINK k"), .writes(.unlink(["a", "b"]), "UNLINK a b", keys: .from(0, count: 2)),
        .reads(.touch(["a", "b"]), "TOUCH a b", keys: .from(0, count: 2)),
        .reads(.type(of: "k"), "TYPE k"),
        .writes(.rename("a", to: "b"), "RENAME a b", keys: .from(0, count: 2)),
        .writes(.renameIfAbsent("a", to: "b"), "RENAMENX a b", keys: .from(0, count: 2)),
        .writes(.copy("a", to: "b"), "COPY a b", keys: .from(0, count: 2)),
        .writes(.copy("a", to: "b", replacing: true), "COPY a b REPLACE", keys: .from(0, count: 2)),
        .reads(.randomKey(), "RANDOMKEY", keys: .none),
        .writes(.expire("k", after: .seconds(2)), "PEXPIRE k 2000"),
        .writes(.expire("k", after: .nanoseconds(1)), "PEXPIRE k 1"),
        .writes(.expire("k", after: .microseconds(1001), when: .unlimited), "PEXPIRE k 2 NX"),
        .writes(.expire("k", after: .seconds(1), when: .limited), "PEXPIRE k 1000 XX"),
        .writes(.expire("k", after: .seconds(1), when: .later), "PEXPIRE k 1000 GT"),
        .writes(.expire("k", after: .seconds(1), when: .earlier), "PEXPIRE k 1000 LT"),
        .writes(.persist("k"), "PERSIST k"), .reads(.ttl("k"), "PTTL k"), .reads(.timeToLive(of: "k"), "PTTL k"),
    ])
    func `keys`(_ encoding: Encoding) { check(encoding) }

    @Test(arguments: [
        Encoding.reads(.get("k", as: Int.self), "GET k"),
        .reads(.get(["a", "b"], as: Int.self), "MGET a b", keys: .from(0, count: 2)),
        .writes(.set("k", to: "v"), "SET k v"),
        .writes(.set("k", to: 5, expires: .after(.milliseconds(1500))), "SET k 5 PX 1500"),
        .writes(.set("k", to: 5, expires: .kept), "SET k 5 KEEPTTL"),
        .writes(.set("k", to: true, when: .absent), "SET k 1 NX"),
        .writes(.set("k", to: 1.5, when: .present, expires: .after(.seconds(1))), "SET k 1.5 XX PX 1000"),
        .writes(.exchange("k", with: 7), "SET k 7 GET"),
        .writes(.exchange("k", with: 7, expires: .after(.seconds(1))), "SET k 7 GET PX 1000"),
        .writes(.set(["k": 1]), "MSET k 1", keys: .from(0, count: 1, step: 2)),
        .writes(.setIfAllAbsent(["k": 1]), "MSETNX k 1", keys: .from(0, count: 1, step: 2)),
        .writes(.getDelete("k", as: Int.self), "GETDEL k"),
        .writes(.getExpire("k", expires: .after(.seconds(1)), as: Int.self), "GETEX k PX 1000"),
        .writes(.getExpire("k", expires: .never, as: Int.self), "GETEX k PERSIST"),
        .writes(.getExpire("k", expires: .kept, as: Int.self), "GETEX k"),
        .writes(.increment("k"), "INCRBY k 1"), .writes(.increment("k", by: .min), "INCRBY k -9223372036854775808"),
        .writes(.decrement("k", by: 3), "DECRBY k 3"),
        .writes(.incrementFloat("k", by: 0.1), "INCRBYFLOAT k 0.1"),
        .writes(.append("x", to: "k"), "APPEND k x"), .reads(.length(of: "k"), "STRLEN k"),
        .reads(.getRange("k"), "GETRANGE k 0 -1"), .reads(.getRange("k", from: -3, through: -2), "GETRANGE k -3 -2"),
        .writes(.setRange("k", at: 4, to: "x"), "SETRANGE k 4 x"),
        .reads(.getBit("k", at: 7), "GETBIT k 7"), .writes(.setBit("k", at: 7, to: true), "SETBIT k 7 1"),
        .reads(.bitCount("k"), "BITCOUNT k 0 -1"), .reads(.bitPosition(of: false, in: "k"), "BITPOS k 0"),
    ])
    func `strings`(_ encoding: Encoding) { check(encoding) }
}
