import FerroSQL
import Synchronization
import Testing

@Suite struct RollbackHookTests {
    private struct Deliberate: Error {}

    private final class Notes: Sendable {
        private let notes = Mutex<[String]>([])
        var all: [String] { notes.withLock { $0 } }
        func add(_ note: String) { notes.withLock { $0.append(note) } }
    }

    @Test func `a commit drops the actions, a rollback runs them in order and after it`() async throws {
        let driver = RecordingDriver()
        let notes = Notes()
        try await Database(driver).transaction { db in await db.afterRollback { notes.add("never") } }
        _ = try? await Database(driver).transaction { db in
            await db.afterRollback { notes.add("first after \(driver.log.last ?? "")") }
            await db.afterRollback { notes.add("second") }
            throw Deliberate()
        }
        #expect(notes.all == ["first after rollback", "second"])
    }

    @Test func `a nested rollback runs its own actions at once and may use the outer transaction`() async throws {
        let driver = RecordingDriver()
        let notes = Notes()
        try await Database(driver).transaction { outer in
            await outer.afterRollback { notes.add("never") }
            _ = try? await outer.transaction { db in
                await db.afterRollback {
                    _ = try? await outer.execute("UPDATE tidy SET x = 1")
                    notes.add("nested")
                }
                throw Deliberate()
            }
            notes.add("outer goes on")
        }
        #expect(notes.all == ["nested", "outer goes on"])
        #expect(driver.log.suffix(2) == ["UPDATE tidy SET x = 1", "commit"])
    }

    @Test func `a nested commit leaves its actions to the outer rollback`() async throws {
        let notes = Notes()
        _ = try? await Database(RecordingDriver()).transaction { outer in
            try await outer.transaction { db in await db.afterRollback { notes.add("nested") } }
            await outer.afterRollback { notes.add("outer") }
            #expect(notes.all.isEmpty)
            throw Deliberate()
        }
        #expect(notes.all == ["nested", "outer"])
    }

    @Test func `they run in a cancelled task, which does not cancel them`() async {
        let notes = Notes()
        let task = Task {
            try await Database(RecordingDriver()).transaction { db in
                await db.afterRollback { notes.add(Task.isCancelled ? "cancelled" : "ran") }
                withUnsafeCurrentTask { $0?.cancel() }
            }
        }
        _ = await task.result
        #expect(notes.all == ["ran"])
    }

    @Test func `outside of transactions nothing is ever rolled back`() async {
        let notes = Notes()
        await Database(RecordingDriver()).afterRollback { notes.add("never") }
        #expect(notes.all.isEmpty)
    }
}
