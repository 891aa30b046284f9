import FerroRecords
import FerroTesting
import Testing

/// Tasks that change one record by operations of several kinds, each with a total of its own.
struct RecordLoad: Sendable {
    private let ada: RecordHandle<Player>
    /// Its updates would be out of date for ever among the others' writes.
    private let bob: RecordHandle<Player>
    private let hero: RecordHandle<Hero>
    private let space: RecordSpace
    private let sums = OutageTally(), entries = OutageTally(), lists = OutageTally(), together = OutageTally()
    private let updates = OutageTally { ($0 as? RecordError)?.code == .stale }
    private let locked = OutageTally { ($0 as? RecordError)?.code == .lock }
    private let indexed = OutageTally()
    private let watch = FenceWatch()

    private let lease: Duration

    init(_ space: RecordSpace, lease: Duration = .seconds(1)) async throws {
        self.space = space
        self.lease = lease
        ada = try await Player(id: "ada", name: "", address: Address(street: "")).insert(on: space)
        bob = try await Player(id: "bob", name: "", address: Address(street: "")).insert(on: space)
        hero = try await Hero(1, "one").insert(on: space)
    }

    /// How many calls failed.
    var failed: Int {
        [sums, entries, lists, together, updates, locked, indexed].reduce(0) { $0 + $1.failed }
    }

    var steps: [OutageLoad.Step] {
        let kinds: [OutageLoad.Step] = [
            { await sums.attempt { try await ada.score.add(1) } != nil },
            { await entries.attempt { try await ada.inventory.increment("rope", by: 1) } != nil },
            { await lists.attempt { try await ada.tags.append("x") } != nil },
            {
                await together.attempt {
                    try await ada.pipeline { p in
                        p.visits.increment()
                        p.board.increment("ada", by: 1)
                    }
                } != nil
            },
            { await indexed.attempt { try await hero.score.add(1) } != nil },
        ]
        let few: [OutageLoad.Step] = [
            { await updates.attempt { try await bob.update(attempts: 100) { $0.rating += 1 } } != nil },
            { await updates.attempt { try await bob.update(attempts: 100) { $0.rating += 1 } } != nil },
            { await lock() }, { await lock() }, { await lock() },
        ]
        return kinds + kinds + kinds + few
    }

    private func lock() async -> Bool {
        let fence = await locked.attempt {
            try await ada.withLock("trade", lease: lease, patience: lease * 5) { lock in
                try await watch.visit(lock.fence) { try await Task.sleep(for: .milliseconds(1)) }
                return lock.fence
            }
        }
        if let fence, watch.wasFollowed(fence) { locked.wrong("a holder was not told that another followed him") }
        return fence != nil
    }

    func check(losesWrites: Bool) async throws {
        let whole = try await ada.load()
        sums.check(Int64(whole.score), losesWrites: losesWrites)
        entries.check(Int64(whole.inventory["rope"] ?? 0), losesWrites: losesWrites)
        lists.check(Int64(whole.tags.count), losesWrites: losesWrites)
        together.check(Int64(whole.visits.value), losesWrites: losesWrites)
        #expect(Double(whole.visits.value) == whole.board["ada"] ?? 0)
        updates.check(Int64(try await bob.load().rating), losesWrites: losesWrites)
        if !watch.doubled.isEmpty || watch.visits == 0 { locked.wrong("\(watch.doubled) were given twice") }
        locked.checkErrors()
        let score = try await hero.load().score
        indexed.check(Int64(score), losesWrites: losesWrites)
        // Its index says what it says.
        let found = try await Hero.find(on: space) { $0.score == score }
        #expect(found.map(\.id) == [1])
    }
}
