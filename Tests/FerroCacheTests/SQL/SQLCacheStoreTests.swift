import FerroCache
import FerroSQL
import Foundation
import Testing

@Suite struct `A cache in a table` {
    private func write(_ key: String, _ text: String, _ lifetime: Duration? = nil) -> CacheWrite {
        CacheWrite(key, CacheEntry(Array(text.utf8)), lifetime: lifetime)
    }

    private func text(_ entry: CacheEntry?) -> String? { entry.map { String(decoding: $0.bytes, as: UTF8.self) } }

    @Test(arguments: SQLKind.allCases)
    func `keeps any bytes, in the order asked for`(_ kind: SQLKind) async throws {
        try await kind.with { bench in
            let all = Array(UInt8.min...UInt8.max)
            let values: [[UInt8]] = [[], all, Array("41".utf8), Array("-0".utf8), Array("007".utf8)]
            try await bench.store.put(values.enumerated().map { CacheWrite("k\($0)", CacheEntry($1), lifetime: nil) })
            let found = try await bench.store.get(["k4", "none", "k0", "k1", "k0", "k2", "k3"])
            #expect(
                found.map { $0?.bytes } == [values[4], nil, values[0], values[1], values[0], values[2], values[3]])
            #expect(try await bench.store.get([]).isEmpty)
        }
    }

    @Test(arguments: SQLKind.allCases)
    func `answers nothing whose time is over, and treats it as not there`(_ kind: SQLKind) async throws {
        try await kind.with { bench in
            let store = bench.store
            try await store.put(["a", "b", "c", "d", "e"].map { write($0, "1", .seconds(600)) })
            _ = try await store.increment("n", by: 5, lifetime: .seconds(600))
            try await bench.pass(.seconds(300))
            #expect(text(try await store.get(["a"])[0]) == "1")
            try await bench.pass(.seconds(300))
            #expect(try await store.get(["a"])[0] == nil)
            #expect(try await store.get(["a", "b"]).allSatisfy { $0 == nil })
            #expect(try await store.pull("a") == nil)
            #expect(try await store.forget(["b"]) == 0)
            #expect(try await !store.touch("c", lifetime: nil))
            #expect(try await store.add(write("d", "2")))
            #expect(try await !store.add(write("d", "3")))
            #expect(try await store.increment("n", by: 1, lifetime: nil) == 1)
            try await bench.pass(.seconds(3600))
            #expect(text(try await store.get(["n"])[0]) == "1")
            #expect(text(try await store.pull("d")) == "2")
        }
    }

    @Test(arguments: SQLKind.allCases)
    func `counts exactly to 64 bits and refuses what goes beyond`(_ kind: SQLKind) async throws {
        try await kind.with { bench in
            let store = bench.store
            #expect(try await store.increment("n", by: .max - 1, lifetime: nil) == .max - 1)
            #expect(try await store.increment("n", by: 1, lifetime: nil) == .max)
            #expect(try await store.increment("n", by: .min, lifetime: nil) == -1)
            #expect(try await store.increment("n", by: .min + 1, lifetime: nil) == .min)
            try await store.put([write("text", "ten"), write("big", "9223372036854775808"), write("put", "41")])
            #expect(try await store.increment("put", by: 1, lifetime: nil) == 42)
            for (key, amount) in [("n", -1), ("text", 1), ("big", 1)] as [(String, Int64)] {
                let error = await #expect(throws: CacheError.self) {
                    try await store.increment(key, by: amount, lifetime: nil)
                }
                #expect(error?.code == .counter)
            }
            #expect(text(try await store.get(["n"])[0]) == "-9223372036854775808")
            #expect(text(try await store.get(["text"])[0]) == "ten")
        }
    }

    @Test(arguments: SQLKind.allCases)
    func `keeps the lifetime of a number that is counted, and gives it to a new one`(_ kind: SQLKind) async throws {
        try await kind.with { bench in
            _ = try await bench.store.increment("n", by: 1, lifetime: .seconds(60))
            _ = try await bench.store.increment("n", by: 1, lifetime: .seconds(6000))
            try await bench.pass(.seconds(61))
            #expect(try await bench.store.get(["n"])[0] == nil)
        }
    }

    @Test(arguments: SQLKind.allCases)
    func `clears a prefix with wildcards in it and nothing else`(_ kind: SQLKind) async throws {
        try await kind.with { bench in
            for (prefix, outside) in [
                ("a_%", "ab%"), ("50%\\_", "50x"), ("é", "e"), ("z\u{D7FF}", "z\u{E000}"), ("'; --", "'"),
                ("\u{10FFFF}", "\u{10FFFE}"), ("A", "a"),
            ] {
                try await bench.store.put([write(prefix, "1"), write(prefix + "x", "1"), write(outside, "1")])
                try await bench.store.clear(prefix: prefix)
                #expect(
                    try await bench.store.get([prefix, prefix + "x", outside]).map { $0 != nil }
                        == [false, false, true], "\(prefix)")
            }
            try await bench.store.clear(prefix: "")
            #expect(try await bench.rows() == 0)
        }
    }

    @Test(arguments: SQLKind.allCases)
    func `takes more keys at once than a statement takes binds`(_ kind: SQLKind) async throws {
        try await kind.with { bench in
            let keys = (0..<70_000).map { "key:\($0)" }
            try await bench.store.put(keys.prefix(2500).map { write($0, "v") })
            let found = try await bench.store.get(keys)
            #expect(found.count { $0 != nil } == 2500)
            #expect(found[2499] != nil)
            #expect(try await bench.store.forget(keys) == 2500)
            try await bench.store.put(keys.prefix(2500).map { write($0, "v") } + [write("other", "v")])
            try await bench.store.clear(prefix: "key:")
            #expect(try await bench.rows() == 1)
        }
    }

    @Test(arguments: SQLKind.allCases)
    func `keeps the last of two writes of one key`(_ kind: SQLKind) async throws {
        try await kind.with { bench in
            try await bench.store.put([write("a", "1"), write("b", "1"), write("a", "2")])
            #expect(text(try await bench.store.get(["a"])[0]) == "2")
        }
    }

    @Test(arguments: SQLKind.allCases)
    func `keeps a value of eight megabytes`(_ kind: SQLKind) async throws {
        try await kind.with { bench in
            let value = (0..<8 << 20).map { UInt8(truncatingIfNeeded: $0 &* 31) }
            try await bench.store.put([CacheWrite("big", CacheEntry(value), lifetime: nil)])
            #expect(try await bench.store.get(["big"])[0]?.bytes == value)
        }
    }

    @Test(arguments: SQLKind.allCases)
    func `takes any lifetime`(_ kind: SQLKind) async throws {
        try await kind.with { bench in
            let longest = Duration(secondsComponent: .max, attosecondsComponent: 0)
            try await bench.store.put([write("ever", "1", longest), write("century", "1", .seconds(99 * 365 * 86_400))])
            #expect(try await bench.store.touch("ever", lifetime: .seconds(90)))
            #expect(try await bench.store.touch("ever", lifetime: longest))
            try await bench.pass(.seconds(1000))
            #expect(try await bench.store.get(["ever", "century"]).allSatisfy { $0 != nil })
        }
    }

    @Test(arguments: SQLKind.allCases)
    func `says so when its table is missing`(_ kind: SQLKind) async throws {
        try await kind.with { bench in
            try await bench.database.execute("DROP TABLE cache_entries")
            let error = await #expect(throws: CacheError.self) { try await bench.store.get(["a"]) }
            #expect(error?.code == .store)
            #expect(error?.cause is SQLError)
            #expect(error?.message.contains("migration") == true)
        }
    }

    @Test(arguments: SQLKind.allCases)
    func `has the documented columns`(_ kind: SQLKind) async throws {
        try await kind.with { bench in
            try await bench.store.put([write("a", "x")])
            let row = try #require(try await bench.database.first("SELECT * FROM cache_entries"))
            #expect(row.columns.names == CacheTable.columns)
        }
    }
}
