import FerroRecords
import FerroTesting
import Testing

/// Fifty tasks run every operation in an order of their own, each together with a ticket; in the order of the tickets a
/// Swift value must give the same answers and end as the record does.
@Suite(.enabled(if: RedisServer.isThere), .timeLimit(.minutes(2))) struct `Fifty tasks with tickets` {
    @Test(arguments: MoveTable.all) func `are told what one after the other would be`(table: MoveTable) async throws {
        try await withRecords { space in
            let handle = try await Ledger(id: 1).insert(on: space)
            let first = try await handle.snapshot().version
            let done = try await withThrowingTaskGroup(of: [Move.Done].self) { group in
                for _ in 0..<50 {
                    group.addTask {
                        var done: [Move.Done] = []
                        for make in table.moves.shuffled() {
                            if let move = try await make().run(handle) { done.append(move) }
                        }
                        return done
                    }
                }
                return try await group.reduce(into: []) { $0 += $1 }.sorted { $0.ticket < $1.ticket }
            }
            #expect(done.map(\.ticket) == (1...Int64(done.count)).map { $0 })
            #expect(Set(done.map(\.name)) == Set(table.moves.map { $0().name }), "each was done at least once")
            var model = Ledger(id: 1)
            for move in done { #expect(move.agrees(&model), "\(move.name), ticket \(move.ticket)") }
            model.ticket = RecordCounter(Int64(done.count))
            let kept = try await handle.snapshot()
            #expect(kept.record == model)
            #expect(kept.version.rawValue == first.rawValue + Int64(done.count), "what was refused wrote nothing")
            try await handle.delete()
        }
    }

    @Test func `saves of whole records leave its counters, and each has a version`() async throws {
        try await withRecords { space in
            let handle = try await Ledger(id: 2).insert(on: space)
            let versions = try await withThrowingTaskGroup(of: RecordVersion.self) { group in
                for task in 0..<50 {
                    group.addTask {
                        try await handle.turns.increment()
                        return try await Ledger(id: 2, whole: task, list: ["\(task)"]).save(on: space)
                    }
                }
                return try await group.reduce(into: Set()) { $0.insert($1) }
            }
            #expect(versions.count == 50)
            let kept = try await handle.load()
            #expect(kept.turns == 50 && kept.list == ["\(kept.whole)"])
            try await handle.delete()
        }
    }
}
