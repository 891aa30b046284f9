import FerroRedis
import Testing

private let id = RedisStreamID(milliseconds: 5, sequence: 1)

@Suite struct `Streams and the server on the wire` {
    @Test(arguments: [
        Encoding.writes(.addEntry(["b": 2, "a": "x"], to: "k"), "XADD k * a x b 2"),
        .writes(.addEntry(["a": 1], to: "k", trimming: .keepingNewest(100)), "XADD k MAXLEN ~ 100 * a 1"),
        .writes(
            .addEntryIfPresent(["a": 1], to: "k", trimming: .before(id, exactly: true)),
            "XADD k NOMKSTREAM MINID = 5-1 * a 1"),
        .reads(.entries(of: "k"), "XRANGE k - +"),
        .reads(.entries(of: "k", from: id, through: id, reversed: true, count: 2), "XREVRANGE k 5-1 5-1 COUNT 2"),
        .reads(.entries(of: "k", from: id, reversed: true), "XREVRANGE k + 5-1"),
        .reads(.readEntries(after: ["b": id, "a": .zero]), "XREAD STREAMS a b 0-0 5-1", keys: .from(1, count: 2)),
        .reads(.readEntries(after: ["a": id], count: 9), "XREAD COUNT 9 STREAMS a 5-1", keys: .at(3)),
        .reads(.streamLength(of: "k"), "XLEN k"),
        .writes(.trimStream("k", .keepingNewest(5, exactly: true)), "XTRIM k MAXLEN = 5"),
        .writes(.deleteEntries([id], of: "k"), "XDEL k 5-1"),
        .writes(.createGroup("g", on: "k"), "XGROUP CREATE k g 0 MKSTREAM", keys: .at(1)),
        .writes(.createGroup("g", on: "k", from: .next), "XGROUP CREATE k g $ MKSTREAM", keys: .at(1)),
        .writes(.createGroup("g", on: "k", from: .after(id)), "XGROUP CREATE k g 5-1 MKSTREAM", keys: .at(1)),
        .writes(.deleteGroup("g", of: "k"), "XGROUP DESTROY k g", keys: .at(1)),
        .writes(.deleteConsumer("c", of: "g", on: "k"), "XGROUP DELCONSUMER k g c", keys: .at(1)),
        .writes(.readGroup("g", as: "c", from: "k"), "XREADGROUP GROUP g c COUNT 100 STREAMS k >", keys: .at(6)),
        .writes(.acknowledge([id], of: "k", in: "g"), "XACK k g 5-1"),
        .reads(
            .pending(of: "k", in: "g", idle: .seconds(1), consumer: "c", count: 5), "XPENDING k g IDLE 1000 - + 5 c"),
        .writes(
            .autoclaim("k", in: "g", as: "c", idle: .zero, from: id, count: 7), "XAUTOCLAIM k g c 0 5-1 COUNT 7"),
        .reads(.groups(of: "k"), "XINFO GROUPS k", keys: .at(1)),
    ])
    func `streams`(_ encoding: Encoding) { check(encoding) }

    @Test(arguments: [
        Encoding.reads(.ping(), "PING", keys: .none), .reads(.time(), "TIME", keys: .none),
        .reads(.info(), "INFO", keys: .none), .reads(.info(section: "memory"), "INFO memory", keys: .none),
        .reads(.keyCount(), "DBSIZE", keys: .none),
        .reads(.settings(matching: "max*"), "CONFIG GET max*", keys: .none),
        .writes(.publish("hello", to: "news"), "PUBLISH news hello", keys: .none),
        .writes(.evaluate("return 1", keys: ["a"], arguments: [2]), "EVAL return 1 1 a 2", keys: .from(2, count: 1)),
        .writes(.load(RedisScript("return 1")), "SCRIPT LOAD return 1", keys: .none),
        .reads(
            .knows([RedisScript("return 1")]), "SCRIPT EXISTS e0e1f9fabfc9d4800c877a703b823ac0578ff8db", keys: .none),
    ])
    func `the server`(_ encoding: Encoding) { check(encoding) }
}
