import FerroCache
import FerroTesting
import Testing

@Suite struct `Locks in memory` {
    @Test func `names whose leases are over are forgotten, and fencing numbers still grow`() async throws {
        let clock = ManualClock()
        let store = MemoryLockStore(clock: clock)
        var fences: [Int64] = []
        for number in 0..<1000 {
            let attempt = try await store.acquire(
                "name \(number)", owner: "ada", lease: .seconds(1), places: 1, patience: .zero)
            if case .acquired(let fence) = attempt { fences.append(fence) }
        }
        clock.advance(by: .seconds(2))
        for number in 0..<1000 {
            let attempt = try await store.acquire(
                "name \(number)", owner: "bob", lease: .seconds(1), places: 1, patience: .zero)
            if case .acquired(let fence) = attempt { fences.append(fence) }
        }
        #expect(fences.count == 2000)
        #expect(zip(fences, fences.dropFirst()).allSatisfy(<))
        #expect(store.count <= 1000)
    }

    @Test func `numbers go on where those of other stores and of the process before are`() async throws {
        let store = MemoryLockStore(clock: ManualClock())
        let attempt = try await store.acquire("name", owner: "ada", lease: .seconds(1), places: 1, patience: .zero)
        // Redis and databases give microseconds since 1970.
        guard case .acquired(let fence) = attempt, fence > 1_700_000_000_000_000 else {
            Issue.record("\(attempt)")
            return
        }
    }
}
