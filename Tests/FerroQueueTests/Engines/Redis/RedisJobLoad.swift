import FerroQueue
import FerroRedis
import FerroSupport
import FerroTesting
import Foundation
import Synchronization
import Testing

/// Tasks that push, claim and finish while Redis has trouble, and the account of what they were told.
final class RedisJobLoad: Sendable {
    private struct State {
        var next = 0
        var stored: Set<Int> = []
        var finished: [Int: Int] = [:]
        var wrong: [String] = []
    }

    private let engine: RedisEngine
    private let state = Mutex(State())
    /// Long enough that a slow machine seldom loses a claim, short enough that a lost answer comes back in the test.
    private let lease = Duration.seconds(2)

    init(_ redis: RedisClient) { engine = RedisEngine(redis, prefix: "load") }

    var steps: [OutageLoad.Step] {
        let pusher: OutageLoad.Step = { [self] in await push() }
        let worker: OutageLoad.Step = { [self] in await work() }
        return Array(repeating: pusher, count: 4) + Array(repeating: worker, count: 8)
    }

    /// Pushes the next number under a key of its own until it is answered: then it is stored once.
    private func push() async -> Bool {
        let number = state.withLock { state in
            state.next += 1
            return state.next
        }
        let now = Date()
        let unique = JobUniqueness(key: "n\(number)", scope: .time, until: now.addingTimeInterval(3600))
        let draft = JobDraft(
            name: "count", queue: .default, payload: Array("\(number)".utf8), maxAttempts: 1_000, createdAt: now,
            availableAt: now, uniqueness: unique)
        var isWell = true
        let end = ContinuousClock.now + .seconds(60)
        while ContinuousClock.now < end {
            do {
                _ = try await engine.push([draft], on: nil)
                state.withLock { _ = $0.stored.insert(number) }
                return isWell
            } catch {
                note(error)
                isWell = false
                try? await Task.sleep(for: .milliseconds(5))
            }
        }
        return false
    }

    /// Claims some jobs and records that they are done until there is an answer.
    private func work() async -> Bool {
        do {
            let request = ClaimRequest(
                queues: [.default], limit: 5, workerID: "w", lease: lease, now: Date())
            let claims = try await engine.claim(request)
            return await finish(claims)
        } catch {
            note(error)
            return false
        }
    }

    private func finish(_ claims: [Claim]) async -> Bool {
        guard !claims.isEmpty else {
            try? await Task.sleep(for: .milliseconds(2))
            return true
        }
        var isWell = true
        let end = ContinuousClock.now + .seconds(60)
        while ContinuousClock.now < end {
            do {
                let refused = Set(try await engine.finish(claims.map { JobEnding($0, .done, at: Date()) }))
                for claim in claims where !refused.contains(claim) { count(claim) }
                return isWell
            } catch {
                note(error)
                isWell = false
                try? await Task.sleep(for: .milliseconds(5))
            }
        }
        return false
    }

    private func count(_ claim: Claim) {
        let number = Int(String(decoding: claim.envelope.payload, as: UTF8.self)) ?? -1
        state.withLock { $0.finished[number, default: 0] += 1 }
    }

    private func note(_ error: any Error) {
        let expected: Set<RedisError.Code> = [.connection, .timeout, .unavailable, .closed, .overloaded]
        guard let code = (error as? RedisError)?.code, expected.contains(code) else {
            return state.withLock { $0.wrong.append("\(error)") }
        }
    }

    /// Works until every job that was stored is done, and checks that each was recorded once.
    func check() async throws {
        try await wait(for: "the last job") {
            _ = await work()
            return state.withLock { $0.stored.isSubset(of: Set($0.finished.keys)) }
        }
        let (stored, finished, wrong) = state.withLock { ($0.stored, $0.finished, $0.wrong) }
        #expect(!stored.isEmpty)
        #expect(stored.subtracting(finished.keys).isEmpty, "lost")
        #expect(finished.filter { $0.value != 1 }.isEmpty, "finished twice")
        #expect(wrong.isEmpty)
        let stats = try await engine.stores.administration.stats(now: Date())
        #expect(stats.totalFailed == 0)
    }
}
