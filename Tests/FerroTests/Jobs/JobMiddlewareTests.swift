import Foundation
import Synchronization
import Testing

@testable import Ferro

@Suite struct `What is done around the runs of jobs` {
    private struct Oops: Error {}

    private final class Runs: Sendable {
        private let state = Atomic(0)
        var count: Int { state.load(ordering: .relaxed) }
        func add() { state.add(1, ordering: .relaxed) }
    }

    private func withContext(_ body: (JobContext) async throws -> Void) async throws {
        try await withRuntime(Sample()) { runtime in
            let now = Date()
            let draft = JobDraft(
                name: "a", queue: .default, payload: Array("{}".utf8), maxAttempts: 1, createdAt: now, availableAt: now)
            try await body(JobContext(runtime: runtime, job: RunningJob(JobEnvelope(id: 1, draft: draft, attempts: 1))))
        }
    }

    private func detour(
        _ middleware: some JobMiddleware<JobContext>, _ c: JobContext, _ next: @Sendable () async throws -> Void
    ) async throws -> JobDetour? {
        do {
            try await middleware.run(c, next: next)
            return nil
        } catch let detour as JobDetour {
            return detour
        }
    }

    @Test func `a job beyond the limit waits until one more is allowed, for its key only`() async throws {
        try await withContext { c in
            let runs = Runs()
            func limit(_ key: String) -> JobRateLimit { JobRateLimit("smtp", .every(.hours(1), 2), for: key) }
            for _ in 0..<2 { #expect(try await detour(limit("a"), c) { runs.add() } == nil) }
            guard case .wait(let wait, _)? = try await detour(limit("a"), c, { runs.add() }) else {
                Issue.record("the third run was not put off")
                return
            }
            #expect(wait > .zero && wait <= .hours(1))
            #expect(try await detour(limit("b"), c) { runs.add() } == nil)
            #expect(runs.count == 3)
        }
    }

    @Test func `a job that meets another of its key waits or goes, and runs once the other has ended`() async throws {
        try await withContext { c in
            let runs = Runs()
            let waiting = JobOverlap("account:7", meanwhile: .wait(.seconds(3)))
            let dropping = JobOverlap("account:7", meanwhile: .drop)
            try await waiting.run(c) {
                runs.add()
                guard case .wait(.seconds(3), _)? = try await detour(waiting, c, { runs.add() }) else {
                    Issue.record("it did not wait")
                    return
                }
                guard case .drop? = try await detour(dropping, c, { runs.add() }) else {
                    Issue.record("it was not dropped")
                    return
                }
                #expect(try await detour(JobOverlap("account:8"), c) { runs.add() } == nil)
            }
            #expect(try await detour(waiting, c) { runs.add() } == nil)
            #expect(runs.count == 3)
            await #expect(throws: Oops.self) { try await waiting.run(c) { throw Oops() } }
            #expect(try await detour(waiting, c) { runs.add() } == nil)
        }
    }

    @Test func `after so many errors jobs wait, and what is no error does not count`() async throws {
        try await withContext { c in
            let runs = Runs()
            let pause = JobErrorPause("payments", after: 3, in: .hours(1), for: .hours(2))
            for _ in 0..<5 {
                _ = try await detour(pause, c) { throw JobDetour.drop("nothing to do") }
                await #expect(throws: CancellationError.self) { try await pause.run(c) { throw CancellationError() } }
            }
            for _ in 0..<3 {
                #expect(try await detour(pause, c) { runs.add() } == nil)
                await #expect(throws: Oops.self) { try await pause.run(c) { throw Oops() } }
            }
            guard case .wait(let wait, _)? = try await detour(pause, c, { runs.add() }) else {
                Issue.record("nothing waits after three errors")
                return
            }
            #expect(wait > .hours(1) && wait <= .hours(2))
            #expect(runs.count == 3)
            #expect(
                try await detour(JobErrorPause("mail", after: 3, in: .hours(1), for: .hours(2)), c) { runs.add() }
                    == nil)
        }
    }
}
