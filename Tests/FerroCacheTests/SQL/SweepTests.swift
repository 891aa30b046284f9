import FerroCache
import FerroSQL
import Testing

@Suite struct `Old rows of the cache` {
    private func writes(_ count: Int, _ lifetime: Duration?) -> [CacheWrite] {
        (0..<count).map { CacheWrite("\(count):\($0)", CacheEntry([1]), lifetime: lifetime) }
    }

    @Test(arguments: SQLKind.allCases)
    func `go by themselves, so many at a time and the oldest first`(_ kind: SQLKind) async throws {
        try await kind.with { bench in
            try await bench.store.put(writes(450, .seconds(1)))
            try await bench.store.put(writes(3, .seconds(5)))
            try await bench.store.put(writes(2, nil))
            try await bench.pass(.seconds(10))
            var left: [Int] = []
            // The sweeps come with the writes that pass 500, 600 and 700.
            for number in 0..<300 {
                try await bench.store.put([CacheWrite("new", CacheEntry([UInt8(number & 255)]), lifetime: nil)])
                let rows = try await bench.rows()
                if left.last != rows { left.append(rows) }
            }
            #expect(left == [456, 256, 56, 3])
        }
    }

    @Test(arguments: SQLKind.allCases)
    func `go when a schedule says so`(_ kind: SQLKind) async throws {
        try await kind.with { bench in
            try await bench.store.put(writes(20, .seconds(1)) + writes(3, .seconds(60)))
            try await bench.pass(.seconds(10))
            #expect(try await bench.store.sweep(limit: 15) == 15)
            #expect(try await bench.store.sweep(limit: 15) == 5)
            #expect(try await bench.store.sweep(limit: -1) == 0)
            #expect(try await bench.rows() == 3)
        }
    }

    @Test(arguments: SQLKind.allCases)
    func `are found by their index`(_ kind: SQLKind) async throws {
        guard kind != .postgres else { return }
        try await kind.with { bench in
            let plan = try await bench.database.rows(
                "EXPLAIN QUERY PLAN SELECT key FROM cache_entries WHERE expires_at <= \("2026") ORDER BY expires_at LIMIT 9"
            )
            let lines = try plan.map { try $0.decode("detail", as: String.self) }
            #expect(lines == ["SEARCH cache_entries USING INDEX cache_entries_expires_at (expires_at<?)"])
        }
    }
}
