#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension Queue {
    /// How many jobs are looked at for ticks, of those named and of each state.
    private static var tickLimit: (named: Int, listed: Int) { (100, 1_000) }

    /// Cancels or forgets the waiting jobs of ticks among a selection and notes it; answers how many, and who is left.
    func endTicks(_ action: JobAction, _ selection: JobSelection) async throws -> (count: Int, rest: JobSelection) {
        guard let notes, notes.hasEntries else { return (0, selection) }
        var ended: Set<JobID> = []
        for job in try await waiting(in: selection) where job.headers.tick != nil {
            guard try await engine.stores.administration.change(action, .ids([job.id]), now: now()) > 0 else {
                continue
            }
            ended.insert(job.id)
            // One that a worker claimed meanwhile ends there, and is noted there.
            let left = try await engine.stores.administration.find(job.id, now: now())
            guard left == nil || left?.state == .cancelled else { continue }
            let message = action == .cancel ? "it was cancelled while it waited" : "it was removed while it waited"
            await notes.ended(job, isDone: false, message: message, at: now())
        }
        guard case .ids(let ids) = selection else { return (ended.count, selection) }
        return (ended.count, .ids(ids.filter { !ended.contains($0) }))
    }

    private func waiting(in selection: JobSelection) async throws -> [JobEnvelope] {
        let administration = engine.stores.administration
        var jobs: [JobEnvelope] = []
        switch selection {
        case .ids(let ids):
            for id in Set(ids.prefix(Self.tickLimit.named)) {
                guard let record = try await administration.find(id, now: now()) else { continue }
                if record.state == .pending || record.state == .delayed { jobs.append(record.envelope) }
            }
        case .matching(let filter):
            for state in [JobInfo.State.pending, .delayed] where filter.state == nil || filter.state == state {
                var filter = filter
                filter.state = state
                let records = try await administration.list(filter, limit: Self.tickLimit.listed, now: now())
                jobs += records.map(\.envelope)
            }
        }
        return jobs
    }
}
