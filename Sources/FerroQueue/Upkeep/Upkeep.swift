/// Does a worker's chores, each in a task of its own.
struct Upkeep: Sendable {
    let surroundings: Surroundings
    let chores: [WorkerChore]

    /// Does them until its task is cancelled.
    func run() async {
        await withDiscardingTaskGroup { group in
            for chore in chores { group.addTask { await run(chore) } }
        }
    }

    private func run(_ chore: WorkerChore) async {
        var outage = StoreOutage("The chore \"\(chore.name)\" fails")
        var isDue = chore.startsAtOnce
        while !Task.isCancelled {
            if isDue {
                do {
                    try await chore.run()
                    outage.succeeded(in: surroundings)
                } catch {
                    guard !Task.isCancelled else { return }
                    outage.failed(error, in: surroundings)
                }
            }
            isDue = true
            let wait = max(chore.interval, .milliseconds(1)) * (0.5 + surroundings.random() / 2)
            try? await surroundings.clock.sleep(for: wait)
        }
    }
}
