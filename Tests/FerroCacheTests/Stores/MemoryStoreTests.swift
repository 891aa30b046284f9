import FerroCache
import FerroSupport
import Testing

@Suite struct `The memory store's room` {
    let clock = MovedClock()

    func write(_ key: String, size: Int = 10, for lifetime: Duration? = nil) -> CacheWrite {
        CacheWrite(key, CacheEntry([UInt8](repeating: 1, count: size)), lifetime: lifetime)
    }

    @Test(arguments: [1, 3, 100, 1000, 10_000])
    func `holds at most as many entries as allowed, whatever comes`(capacity: Int) throws {
        let store = MemoryStore(capacity: capacity)
        for index in 0..<(capacity * 3) { try store.put([write("flood:\(index &* 7919)")]) }
        #expect(store.count <= capacity)
        #expect(store.count >= capacity * 9 / 10)
    }

    @Test func `holds at most as many bytes as allowed, whatever comes`() throws {
        let store = MemoryStore(capacity: 1_000_000, bytes: 8 << 20)
        for index in 0..<5000 { try store.put([write("flood:\(index)", size: (index &* 7919) % 100_000)]) }
        #expect(store.bytes <= 8 << 20)
        #expect(store.bytes > 4 << 20)
        for index in 0..<5000 { _ = store.forget(["flood:\(index)"]) }
        #expect(store.bytes == 0)
        #expect(store.count == 0)
    }

    @Test func `counts a value that grows`() throws {
        let store = MemoryStore(capacity: 10, bytes: 10_000)
        for index in 0..<5 { try store.put([write("key:\(index)", size: 1000)]) }
        try store.put([write("key:0", size: 8000)])
        #expect(store.bytes <= 10_000)
        #expect(store.find("key:0") != nil)
    }

    @Test func `refuses what is larger than it all, and does not keep the old value`() throws {
        let store = MemoryStore(capacity: 10, bytes: 1000)
        try store.put([write("a")])
        #expect { try store.put([write("a", size: 2000)]) } throws: { ($0 as? CacheError)?.code == .tooLarge }
        #expect(store.find("a") == nil)
    }

    @Test func `is given to others by what is not read`() throws {
        let store = MemoryStore(capacity: 100)
        for index in 0..<100 { try store.put([write("old:\(index)")]) }
        for index in 0..<50 { #expect(store.find("old:\(index)") != nil) }
        for index in 0..<50 { try store.put([write("new:\(index)")]) }
        #expect((0..<50).allSatisfy { store.find("old:\($0)") != nil })
        #expect((50..<100).allSatisfy { store.find("old:\($0)") == nil })
    }

    @Test func `keeps what is read often through a scan of others`() throws {
        let store = MemoryStore(capacity: 200)
        for index in 0..<20 { try store.put([write("hot:\(index)")]) }
        for index in 0..<10_000 {
            try store.put([write("scan:\(index)")])
            _ = store.find("hot:\(index % 20)")
        }
        #expect((0..<20).filter { store.find("hot:\($0)") != nil }.count == 20)
    }

    @Test func `is swept of expired entries by writes to others`() throws {
        // So few that they stand in one part: a part is swept by writes to it.
        let store = MemoryStore(capacity: 200, clock: clock.clock)
        for index in 0..<100 { try store.put([write("a:\(index)", for: .seconds(1))]) }
        clock.advance(.seconds(1))
        for index in 0..<100 { try store.put([write("b:\(index % 2)")]) }
        #expect(store.count == 2)
    }

    @Test func `is taken from the expired first`() throws {
        let store = MemoryStore(capacity: 3, clock: clock.clock)
        try store.put([write("a"), write("b", for: .seconds(1)), write("c")])
        _ = store.get(["a", "b", "c"])
        clock.advance(.seconds(1))
        try store.put([write("d")])
        #expect(["a", "b", "c", "d"].map { store.find($0) != nil } == [true, false, true, true])
    }

    @Test func `tells the family of what it threw out`() async throws {
        let cache = Cache(MemoryStore(capacity: 10))
        for index in 0..<30 { try await cache.put("n:\(index)", index) }
        #expect(cache.statistics.families["n:"]?.sets == 30)
        #expect(cache.statistics.families["n:"]?.evictions == 20)
    }
}
