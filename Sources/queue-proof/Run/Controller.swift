import FerroQueue
import Foundation
import Logging

/// Pushes, torments, waits until all is done, and gathers the evidence.
struct Controller: Sendable {
    let setting: Setting
    let plan: Plan
    let seed: UInt64
    let workers: Int
    /// Ends the store on the spot and starts it again.
    let outageProgram: String?
    /// How long the jobs that are left may take after the last torment.
    let patience: Duration

    func run(_ store: ProofStore) async throws -> Evidence {
        let crew = Crew(setting)
        try await crew.start(workers)
        let pusher = Pusher(queue: Queue(store.engine), interval: plan.pushInterval)
        async let pushed = pusher.push(plan.works)
        let outages = try await torment(crew)
        let account = try await pushed
        let leftovers = try await drain(store)
        let lives = try await crew.dismiss()
        return Evidence(
            lease: Moment(setting.lease), account: account,
            ledgers: lives.map { ($0, Ledger.entries(path: setting.ledger(of: $0.name))) }, outages: outages,
            rows: try await store.rows.all(), leftovers: leftovers, strayed: await crew.strayed)
    }

    /// Does everything of the plan; answers when the store was away.
    private func torment(_ crew: Crew) async throws -> [ClosedRange<Moment>] {
        var dice = Dice(seed: seed ^ 0x5EED)
        var outages: [ClosedRange<Moment>] = []
        return try await withThrowingTaskGroup(of: Void.self) { pauses in
            for (wait, torment) in plan.torments {
                try await Task.sleep(for: wait)
                switch torment {
                case .kill: try await crew.kill(&dice)
                case .pause(let time):
                    let seed = dice.next()
                    pauses.addTask {
                        var dice = Dice(seed: seed)
                        try await crew.pause(&dice, for: time)
                    }
                case .outage: if let outage = try await outage() { outages.append(outage) }
                }
            }
            try await pauses.waitForAll()
            return outages
        }
    }

    private func outage() async throws -> ClosedRange<Moment>? {
        guard let outageProgram else { return nil }
        let start = Moment.current
        let program = try ChildProcess(outageProgram, [], output: "\(setting.folder)/outage.out")
        guard try await program.ended(within: .seconds(60)) else { throw Failure.outage }
        return start...Moment.current
    }

    /// Waits until the store is empty, or for as long as there is patience.
    private func drain(_ store: ProofStore) async throws -> QueueStats {
        let deadline = ContinuousClock.now + patience
        var last: (any Error)?
        repeat {
            do {
                let stats = try await store.leftovers()
                let left = stats.queues.reduce(0) { $0 + $1.pending + $1.delayed + $1.running }
                if left == 0 || ContinuousClock.now > deadline { return stats }
            } catch {
                // The store may be on its way back.
                last = error
            }
            try await Task.sleep(for: .milliseconds(200))
        } while ContinuousClock.now < deadline
        if let last { throw last }
        return try await store.leftovers()
    }

    enum Failure: Error { case outage }
}
