import FerroRedis
import FerroSupport

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension RedisAdministration {
    func list(_ filter: JobFilter, limit: Int, now: Date) async throws -> [JobRecord] {
        guard limit > 0 else { return [] }
        return try await listing(filter, now: now).records(limit: limit)
    }

    func listing(_ filter: JobFilter, now: Date) async throws -> RedisListing {
        let queues = if let queue = filter.queue { [queue.rawValue] } else { try await queues() }
        return RedisListing(administration: self, filter: filter, queues: queues, now: now)
    }
}

/// The jobs of a filter, read from the sorted sets page by page.
struct RedisListing: Sendable {
    let administration: RedisAdministration
    let filter: JobFilter
    let queues: [String]
    let now: Date

    /// The states that a filter means, in the order of a list of all.
    private static let states: [JobInfo.State] = [.running, .pending, .delayed, .failed, .done, .cancelled]

    func records(limit: Int) async throws -> [JobRecord] {
        var records: [JobRecord] = []
        for state in filter.state.map({ [$0] }) ?? Self.states where records.count < limit {
            var some: [JobRecord] = []
            for queue in queues { some += try await self.records(state, of: queue, limit: limit) }
            records += some.sorted { Self.comes($0, before: $1, state) }.prefix(limit - records.count)
        }
        return records
    }

    /// The ids of all jobs that an action can be done to.
    func ids(of action: JobAction) async throws -> [String] {
        let possible: Set<JobInfo.State> =
            switch action {
            case .retry: [.failed, .cancelled]
            case .forget: [.pending, .delayed, .failed, .done, .cancelled]
            case .cancel: [.pending, .delayed, .running]
            }
        var ids: [String] = []
        for state in filter.state.map({ [$0] }) ?? Self.states where possible.contains(state) {
            for queue in queues {
                ids += try await records(state, of: queue, limit: .max).map {
                    RedisLayout.text($0.envelope.id.rawValue)
                }
            }
        }
        return ids
    }

    /// The first jobs of a queue that are in a state and of the filter.
    private func records(_ state: JobInfo.State, of queue: String, limit: Int) async throws -> [JobRecord] {
        var found: [JobRecord] = []
        for kind in Self.sets(state) {
            // Running jobs are ordered by their beginning, and the set by the end of the lease: all are looked at.
            let most = state == .running || limit == .max ? Int.max : found.count + limit
            var offset = 0
            while found.count < most {
                let ids = try await page(kind, of: queue, offset, isNewestFirst: Self.isEnded(state))
                offset += ids.count
                let records = try await administration.records(ids, now: now)
                found += records.filter { $0.state == state && matches($0, state) }
                if ids.count < RedisAdministration.step { break }
                // Delayed jobs come by their time: beyond the first that is not due nothing is pending.
                if kind == .delayed, state == .pending, records.last?.state == .delayed { break }
            }
        }
        return Array(found.sorted { Self.comes($0, before: $1, state) }.prefix(limit))
    }

    private func matches(_ record: JobRecord, _ state: JobInfo.State) -> Bool {
        if let name = filter.name, record.envelope.name != name { return false }
        if let before = filter.before, Self.isEnded(state), record.envelope.id >= before { return false }
        return true
    }

    private func page(
        _ kind: RedisLayout.JobSetKind, of queue: String, _ offset: Int, isNewestFirst: Bool
    ) async throws -> [String] {
        let key = administration.engine.layout.key(kind, of: queue)
        let command = RedisCommand(
            isNewestFirst ? "ZREVRANGE" : "ZRANGE",
            [RedisArgument(key), RedisArgument(offset), RedisArgument(offset + RedisAdministration.step - 1)],
            keys: .first, isReadOnly: true)
        return try await administration.engine.client.send(command).elements.compactMap(\.bytes)
            .map { String(decoding: $0, as: UTF8.self) }
    }

    private static func sets(_ state: JobInfo.State) -> [RedisLayout.JobSetKind] {
        switch state {
        case .pending: [.ready, .delayed]
        case .delayed: [.delayed]
        case .running: [.claimed]
        case .failed: [.failed]
        case .done: [.done]
        case .cancelled: [.cancelled]
        }
    }

    private static func isEnded(_ state: JobInfo.State) -> Bool {
        state == .failed || state == .done || state == .cancelled
    }

    private static func comes(_ left: JobRecord, before right: JobRecord, _ state: JobInfo.State) -> Bool {
        let (one, other) = (left.envelope, right.envelope)
        switch state {
        case .pending:
            return (one.priority, one.availableAt, one.id) < (other.priority, other.availableAt, other.id)
        case .delayed: return (one.availableAt, one.id) < (other.availableAt, other.id)
        case .running:
            return (left.startedAt ?? .distantPast, one.id) < (right.startedAt ?? .distantPast, other.id)
        case .failed, .done, .cancelled:
            return (left.finishedAt ?? .distantPast, one.id) > (right.finishedAt ?? .distantPast, other.id)
        }
    }
}
