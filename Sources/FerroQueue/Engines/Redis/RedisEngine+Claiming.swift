import FerroRedis
import FerroSupport
import Logging

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

extension RedisEngine {
    /// The most jobs of one claim, and the most claims of one heartbeat.
    private static var most: Int { 1000 }

    /// Takes due jobs in one script, 1 000 at most.
    ///
    /// Jobs of one priority come in the order of the milliseconds in which they became due. Of delayed jobs that became
    /// due since the last claim 500 of a queue are seen at once, and of leases that are over 200. One script answers no
    /// more than some 32 MiB, and a call is 8 scripts at most. A stored job that is damaged is kept aside as failed and logged, and one that is gone is removed from
    /// its queue; others come. When it comes upon a batch whose cancellation was interrupted, it goes on with that.
    public func claim(_ request: ClaimRequest) async throws -> [Claim] {
        guard request.limit > 0, !request.queues.isEmpty else { return [] }
        var taken = try await take(request, request.limit)
        var claims = taken.claims
        var rounds = 1
        while taken.isCut || (!taken.swept.isEmpty && claims.isEmpty), claims.count < request.limit, rounds < 8 {
            rounds += 1
            await sweep(taken.swept, now: request.now, atMost: Self.sweeps)
            do {
                taken = try await take(request, request.limit - claims.count)
            } catch {
                // What was taken before is the caller's.
                guard !claims.isEmpty else { throw error }
                return claims
            }
            claims += taken.claims
        }
        await sweep(taken.swept, now: request.now, atMost: Self.sweeps)
        return claims
    }

    /// How many steps of an interrupted cancellation a claim does: some 10 000 jobs.
    private static var sweeps: Int { 20 }

    /// What one script answered.
    private struct Taken {
        var claims: [Claim]
        /// Cancelled batches that it came upon.
        var swept: [RedisReply]
        /// Whether it stopped for the sake of its size.
        var isCut: Bool
    }

    private func take(_ request: ClaimRequest, _ limit: Int) async throws -> Taken {
        var arguments: [RedisArgument] = [
            RedisArgument(retention), present(request.now), Self.micros(request.lease),
            RedisArgument(min(limit, Self.most)), RedisArgument(request.workerID),
        ]
        for queue in request.queues { arguments.append(RedisArgument(queue.rawValue)) }
        let parts = try await run(RedisQueueScript.claim, arguments).elements
        guard parts.count == 4 else { throw Self.unreadable }
        note(damaged: try parts[0].elements)
        return Taken(
            claims: await readable(try parts[1].elements, now: request.now), swept: try parts[2].elements,
            isCut: parts[3] == .integer(1))
    }

    /// The present as scripts take it: empty for the server's own.
    private func present(_ now: Date) -> RedisArgument { time == .server ? "" : RedisMoment.argument(now) }

    private static func micros(_ lease: Duration) -> RedisArgument {
        RedisArgument(Int64(min(max(lease / .microseconds(1), 0), 1e15)))
    }

    /// The claims that can be read; the others are recorded as failed, because nobody can run them.
    private func readable(_ rows: [RedisReply], now: Date) async -> [Claim] {
        var claims: [Claim] = []
        claims.reserveCapacity(rows.count)
        var damaged: [JobEnding] = []
        for row in rows {
            guard var reader = RedisJobReader(row) else { continue }
            let claim = Claim(envelope: reader.envelope(), token: reader.token)
            guard let damage = reader.damage else {
                claims.append(claim)
                continue
            }
            let failure = JobFailure(
                attempt: claim.envelope.attempts, at: now, message: "the stored job cannot be read: \(damage)")
            damaged.append(JobEnding(claim, .failed(failure), at: now))
        }
        if !damaged.isEmpty {
            note(damaged: damaged.map { .integer($0.claim.envelope.id.rawValue) })
            _ = try? await finish(damaged)
        }
        return claims
    }

    private func note(damaged ids: [RedisReply]) {
        guard !ids.isEmpty else { return }
        let list = ids.prefix(20).compactMap { RedisNumber.integer($0).map(String.init) }.joined(separator: ", ")
        client.logger.error(
            "Stored jobs are gone or damaged and were put aside",
            metadata: ["jobs": "\(list)", "count": "\(ids.count)"])
    }

    /// Holds claims for another lease; tells those that are lost and those that are to be cancelled.
    public func heartbeat(_ claims: [Claim], lease: Duration, now: Date) async throws -> HeartbeatAnswer {
        var answer = HeartbeatAnswer()
        for start in stride(from: 0, to: claims.count, by: Self.most) {
            let some = claims[start..<min(start + Self.most, claims.count)]
            var arguments = [present(now), Self.micros(lease)]
            for claim in some { arguments += Self.hold(claim) }
            let codes = try await run(RedisQueueScript.heartbeat, arguments).elements
            guard codes.count == some.count else { throw Self.unreadable }
            for (claim, code) in zip(some, codes) {
                if code == .integer(1) { answer.lost.append(claim) }
                if code == .integer(2) { answer.cancelled.append(claim) }
            }
        }
        return answer
    }

    /// Keeps what a run wants the next one to know.
    ///
    /// - Throws: ``Claim/stale`` when the claim is not held, and `RedisError`.
    public func save(_ checkpoint: JobCheckpoint) async throws {
        let arguments =
            [present(checkpoint.now), Self.micros(checkpoint.lease)] + Self.hold(checkpoint.claim)
            + [RedisArgument(checkpoint.state)]
        guard try await run(RedisQueueScript.save, arguments) == .integer(1) else { throw checkpoint.claim.stale }
    }

    static func hold(_ claim: Claim) -> [RedisArgument] {
        [RedisLayout.argument(claim.envelope.id.rawValue), RedisArgument(integerLiteral: claim.token)]
    }
}
