import FerroQueue
import FerroSupport
import Testing

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Speaks to an engine in few words: times are seconds since the start, the lease is 30 seconds.
struct QueueEngineProbe: Sendable {
    let engine: any QueueEngine
    let start = Date(timeIntervalSince1970: 1_800_000_000)

    var administration: any QueueAdministration { engine.stores.administration }

    func date(_ seconds: Double) -> Date { start.addingTimeInterval(seconds) }

    /// A draft pushed at one second and due after another.
    func draft(
        _ name: String = "job", queue: QueueName = .default, payload: String = "{}", maxAttempts: Int = 4,
        priority: JobPriority = .normal, at pushed: Double = 0, after seconds: Double? = nil,
        requestID: String? = nil, headers: JobHeaders = JobHeaders(), unique: JobUniqueness? = nil
    ) -> JobDraft {
        JobDraft(
            name: name, queue: queue, payload: Array(payload.utf8), maxAttempts: maxAttempts, priority: priority,
            createdAt: date(pushed), availableAt: date(seconds ?? pushed), requestID: requestID, headers: headers,
            uniqueness: unique)
    }

    @discardableResult
    func push(_ draft: JobDraft) async throws -> JobReceipt {
        try #require(try await engine.push([draft], on: nil).first)
    }

    @discardableResult
    func push(
        _ name: String, queue: QueueName = .default, payload: String = "{}", maxAttempts: Int = 4,
        priority: JobPriority = .normal, after seconds: Double = 0, requestID: String? = nil
    ) async throws -> JobID {
        try await push(
            draft(
                name, queue: queue, payload: payload, maxAttempts: maxAttempts, priority: priority, after: seconds,
                requestID: requestID)
        ).id
    }

    func claim(
        queues: [QueueName] = [.default], at seconds: Double = 0, limit: Int = 100, by worker: String = "worker"
    ) async throws -> [Claim] {
        let request = ClaimRequest(
            queues: queues, limit: limit, workerID: worker, lease: .seconds(30), now: date(seconds))
        return try await engine.claim(request)
    }

    /// The names of the jobs that a claim takes, in its order.
    func names(queues: [QueueName] = [.default], at seconds: Double = 0, limit: Int = 100) async throws -> [String] {
        try await claim(queues: queues, at: seconds, limit: limit).map(\.envelope.name)
    }

    /// The one job that is due.
    func claimOne(at seconds: Double = 0) async throws -> Claim {
        let claims = try await claim(at: seconds, limit: 1)
        return try #require(claims.first, "no job was due after \(seconds) seconds")
    }

    func heartbeat(_ claims: [Claim], at seconds: Double) async throws -> [Claim] {
        try await beat(claims, at: seconds).lost
    }

    func beat(_ claims: [Claim], at seconds: Double) async throws -> HeartbeatAnswer {
        try await engine.heartbeat(claims, lease: .seconds(30), now: date(seconds))
    }

    func save(_ claim: Claim, _ state: String, at seconds: Double) async throws {
        try await engine.save(
            JobCheckpoint(claim: claim, state: Array(state.utf8), lease: .seconds(30), now: date(seconds)))
    }

    func stats(at seconds: Double) async throws -> QueueStats {
        try await administration.stats(now: date(seconds))
    }

    /// The numbers of one queue; zeros when it is not listed.
    func line(_ queue: QueueName = .default, at seconds: Double = 0) async throws -> QueueStats.Line {
        try await stats(at: seconds).queues.first { $0.name == queue } ?? QueueStats.Line(name: queue)
    }

    func jobs(at seconds: Double, limit: Int = 100) async throws -> QueueJobs {
        try await Queue(engine, now: { date(seconds) }).jobs(limit: limit)
    }

    func find(_ id: JobID, at seconds: Double = 0) async throws -> JobRecord? {
        try await administration.find(id, now: date(seconds))
    }

    func list(_ filter: JobFilter, limit: Int = 100, at seconds: Double = 0) async throws -> [JobID] {
        try await administration.list(filter, limit: limit, now: date(seconds)).map(\.envelope.id)
    }

    func change(_ action: JobAction, _ ids: [JobID], at seconds: Double = 0) async throws -> Int {
        try await administration.change(action, .ids(ids), now: date(seconds))
    }

    /// Does something in several tasks at the same time and answers what each came to.
    func together<Value: Sendable>(
        _ tasks: Int, _ body: @escaping @Sendable (Int) async throws -> Value
    ) async throws -> [Value] {
        try await withThrowingTaskGroup(of: Value.self) { group in
            for index in 0..<tasks { group.addTask { try await body(index) } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
    }
}
