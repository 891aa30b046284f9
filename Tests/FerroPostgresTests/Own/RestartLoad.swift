import FerroSQL
import FerroTesting
import Synchronization
import Testing

/// Tasks that read and write without end, and what each of them was told of its writes.
final class RestartLoad: Sendable {
    private struct State {
        var next = 0
        /// Writes that were said to be done.
        var kept: Set<Int> = []
        /// Writes of which it was said that nobody knows.
        var unclear: Set<Int> = []
        /// Transactions that were said to be undone.
        var undone: Set<Int> = []
    }

    private let db: Database
    private let state = Mutex(State())
    private let isOver = Atomic(false)

    init(_ db: Database) { self.db = db }

    /// Lets the tasks work, disturbs them, and stops them when they work again.
    func run(_ disturb: @Sendable () async throws -> Void) async throws {
        isOver.store(false, ordering: .relaxed)
        try await withThrowingTaskGroup { group in
            for _ in 0..<4 {
                group.addTask { try await self.repeat { try await self.write() } }
                group.addTask { try await self.repeat { try await self.writeTwice() } }
                group.addTask { try await self.repeat { try await self.read() } }
            }
            try await progress(by: 100)
            try await disturb()
            try await progress(by: 100)
            isOver.store(true, ordering: .relaxed)
            try await group.waitForAll()
        }
    }

    /// Compares what is in the table with what was said.
    func check() async throws {
        let counts = try await db.rows("SELECT id, count(*) AS times FROM entries GROUP BY id").reduce(into: [:]) {
            $0[try $1.decode("id", as: Int.self)] = try $1.decode("times", as: Int.self)
        }
        let (kept, unclear, undone) = state.withLock { ($0.kept, $0.unclear, $0.undone) }
        #expect(kept.allSatisfy { counts[$0] == 1 }, "a write was lost or doubled")
        #expect(unclear.allSatisfy { counts[$0] ?? 0 <= 1 }, "a write that may have run ran twice")
        #expect(undone.allSatisfy { counts[$0] == nil }, "a transaction was kept that was said to be undone")
        #expect(Set(counts.keys).isSubset(of: kept.union(unclear)))
    }

    private func progress(by count: Int) async throws {
        let start = state.withLock { $0.kept.count }
        try await until("writing \(count) rows more", within: .seconds(60)) {
            state.withLock { $0.kept.count } >= start + count
        }
    }

    private func `repeat`(_ body: () async throws -> Void) async throws {
        while !isOver.load(ordering: .relaxed) { try await body() }
    }

    private func write() async throws {
        let id = newID()
        do {
            try await db.execute("INSERT INTO entries VALUES (\(id))")
            state.withLock { _ = $0.kept.insert(id) }
        } catch let error as SQLError where error.code == .connection {
            state.withLock { _ = $0.unclear.insert(id) }
        }
    }

    private func writeTwice() async throws {
        let (one, other) = (newID(), newID())
        do {
            try await db.transaction { db in
                try await db.execute("INSERT INTO entries VALUES (\(one))")
                try await db.execute("INSERT INTO entries VALUES (\(other))")
            }
            state.withLock { $0.kept.formUnion([one, other]) }
        } catch let error as SQLError where error.code == .connection {
            let isUnclear = error.message.contains("not known")
            state.withLock { state in
                if isUnclear { state.unclear.formUnion([one, other]) } else { state.undone.formUnion([one, other]) }
            }
        }
    }

    private func read() async throws {
        do {
            let _: Int = try await db.value("SELECT count(*) FROM entries WHERE id < 50")
        } catch let error as SQLError where error.code == .connection {}
    }

    private func newID() -> Int {
        state.withLock { state in
            state.next += 1
            return state.next
        }
    }
}
