import Testing

@testable import FerroCache

@Suite struct `Waiting for a lock whose store wakes nobody` {
    private var polling: LockPolling {
        var polling = LockPolling()
        polling.random = { 1 }
        return polling
    }

    @Test func `one asks again after pauses that grow`() {
        let pauses = (0..<7).map { polling.pause($0) }
        #expect(pauses == [10, 20, 40, 80, 160, 200, 200].map(Duration.milliseconds))
    }

    @Test func `a hundred of one process keep a store no busier than ten`() {
        let alone = 10 / (polling.pause(9, among: 10) / .seconds(1))
        for waiting in [20, 50, 100] {
            let questions = Double(waiting) / (polling.pause(9, among: waiting) / .seconds(1))
            #expect(questions <= alone)
        }
    }

    @Test(arguments: [1, 5, 10, 40, 100, 10_000]) func `nobody loses the place in the queue between two questions`(
        waiting: Int
    ) {
        #expect(polling.patience(among: waiting) >= polling.pause(9, among: waiting) * 10)
        #expect(polling.patience(among: waiting) <= .seconds(20))
    }
}

@Suite struct `Handing a lock on within a process` {
    @Test func `asks the store a few times for each holder, however many wait`() async throws {
        let store = FlakyLockStore(MemoryLockStore())
        let locks = Locks(store)
        let held = try #require(try await locks.tryLock("import", lease: .seconds(3600)))
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<100 {
                group.addTask {
                    try await locks.withLock("import", lease: .seconds(3600), waiting: .seconds(600)) { _ in }
                }
            }
            try await eventually { store.attempts > 100 }
            #expect(try await held.release())
            try await group.waitForAll()
        }
        // One who passed every ring on to all the others would make thousands of it.
        #expect(store.attempts < 2_500, "\(store.attempts)")
    }
}
