import FerroCache
import Testing

/// A store under test, and keys that nobody else has.
struct CacheStoreProbe: Sendable {
    let store: any CacheStore
    let advance: (@Sendable (Duration) async throws -> Void)?
    let prefix = "contract:\(String(UInt64.random(in: .min ... .max), radix: 36)):"

    func key(_ name: String) -> String { prefix + name }

    func write(_ name: String, _ text: String, for lifetime: Duration? = nil) -> CacheWrite {
        CacheWrite(key(name), CacheEntry(Array(text.utf8)), lifetime: lifetime)
    }

    func put(_ name: String, _ text: String, for lifetime: Duration? = nil) async throws {
        try await store.put([write(name, text, for: lifetime)])
    }

    func add(_ name: String, _ text: String, for lifetime: Duration? = nil) async throws -> Bool {
        try await store.add(write(name, text, for: lifetime))
    }

    func bytes(_ name: String) async throws -> [UInt8]? { try await store.get([key(name)]).first??.bytes }

    func text(_ name: String) async throws -> String? {
        try await bytes(name).map { String(decoding: $0, as: UTF8.self) }
    }

    func increment(_ name: String, by amount: Int64 = 1, for lifetime: Duration? = nil) async throws -> Int64 {
        try await store.increment(key(name), by: amount, lifetime: lifetime)
    }

    /// A lifetime that passes soon, where the clock cannot be moved.
    var short: Duration { advance == nil ? .milliseconds(60) : .seconds(30) }

    /// Does something with entries of a short lifetime before it is over, with longer ones until that was done in time.
    func inTime<Result: Sendable>(_ body: (Duration) async throws -> Result) async throws -> Result {
        var lifetime = short
        while true {
            let started = ContinuousClock.now
            let result = try await body(lifetime)
            if advance != nil || ContinuousClock.now - started < lifetime / 2 || lifetime > .seconds(8) {
                return result
            }
            lifetime *= 4
        }
    }

    /// Waits until a key is gone: moves the clock by the short lifetime, or reads again and again for 30 s.
    func expectGone(_ name: String) async throws {
        if let advance {
            try await advance(short)
            #expect(try await text(name) == nil)
            return
        }
        let end = ContinuousClock.now + .seconds(30)
        while try await text(name) != nil {
            guard ContinuousClock.now < end else {
                Issue.record("a key whose time is over is still there")
                return
            }
            try await Task.sleep(for: .milliseconds(10))
        }
    }

    func expectSum(
        _ expected: Int64, _ name: String, by amount: Int64 = 1, for lifetime: Duration? = nil
    ) async throws {
        let sum = try await increment(name, by: amount, for: lifetime)
        #expect(sum == expected)
    }

    func expectCounterError(_ body: () async throws -> Int64) async {
        do {
            let sum = try await body()
            Issue.record("it answered \(sum) instead of throwing cache.counter")
        } catch let error as CacheError {
            #expect(error.code == .counter)
        } catch {
            Issue.record("it threw \(error) instead of a CacheError")
        }
    }

    /// What many tasks at once give.
    func together<Result: Sendable>(
        _ count: Int, _ body: @escaping @Sendable (Int) async throws -> Result
    ) async throws -> [Result] {
        try await withThrowingTaskGroup(of: Result.self) { group in
            for index in 0..<count { group.addTask { try await body(index) } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
    }
}
