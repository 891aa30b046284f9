import FerroHTTP
import Synchronization
import Testing

@testable import Ferro

#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

@Suite(.timeLimit(.minutes(1))) struct `Work beside the event loops` {
    @TaskLocal static var visitor = "nobody"

    struct Refused: Error, Equatable {}

    /// A pool of some threads that is closed after the body.
    private func withPool(
        threads: Int = 1, maxWaiting: Int = 8, _ body: @Sendable (OffloadPool) async throws -> Void
    ) async throws {
        var configuration = OffloadConfiguration()
        configuration.threads = threads
        configuration.maxWaiting = maxWaiting
        let pool = OffloadPool(configuration)
        do {
            try await body(pool)
        } catch {
            await pool.close()
            throw error
        }
        await pool.close()
    }

    @Test func `hands back the value, and throws what the work throws`() async throws {
        try await withPool { pool in
            let answer = try await pool.run { 6 * 7 }
            #expect(answer == 42)
            await #expect(throws: Refused()) { try await pool.run { () throws(Refused) -> Int in throw Refused() } }
            // The thread that threw works on.
            let again = try await pool.run { "again" }
            #expect(again == "again")
        }
    }

    @Test func `keeps the task's own values and its cancellation`() async throws {
        try await withPool { pool in
            let seen = try await Self.$visitor.withValue("Ada") { try await pool.run { Self.visitor } }
            #expect(seen == "Ada")
            let (started, starter) = AsyncStream<Void>.makeStream()
            let task = Task {
                try await pool.run {
                    starter.finish()
                    let deadline = ContinuousClock.now + .seconds(30)
                    while !Task.isCancelled, ContinuousClock.now < deadline { usleep(200) }
                    return Task.isCancelled
                }
            }
            for await _ in started {}
            task.cancel()
            #expect(try await task.value)
        }
    }

    @Test func `runs no more at once than there are threads, in the order of arrival`() async throws {
        try await withPool(threads: 2, maxWaiting: 100) { pool in
            let (running, most) = (Counter(), Counter())
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<20 {
                    group.addTask {
                        try await pool.run {
                            most.raise(to: running.add(1))
                            usleep(500)
                            _ = running.add(-1)
                        }
                    }
                }
                try await group.waitForAll()
            }
            #expect(most.value == 2)
            #expect(running.value == 0)
        }
    }

    @Test func `answers 503 when too much waits, and takes work again later`() async throws {
        try await withPool(threads: 1, maxWaiting: 0) { pool in
            let held = Held()
            let first = Task { try await pool.run { held.wait() } }
            for await _ in held.started {}
            let refusal = await #expect(throws: Abort.self) { try await pool.run {} }
            #expect(refusal?.status == .serviceUnavailable)
            #expect(refusal?.headers[.retryAfter] == "1")
            held.release()
            try await first.value
            #expect(try await pool.run { 1 } == 1)
        }
    }

    @Test func `a cancelled task that waits leaves at once, and its work never runs`() async throws {
        try await withPool(threads: 1, maxWaiting: 1) { pool in
            let (held, ran) = (Held(), Counter())
            let first = Task { try await pool.run { held.wait() } }
            for await _ in held.started {}
            let waiting = Task { try await pool.run { _ = ran.add(1) } }
            waiting.cancel()
            await #expect(throws: CancellationError.self) { try await waiting.value }
            // Its place is free: one may wait again while the thread is still held.
            let next = Task { try await pool.run { ran.add(10) } }
            held.release()
            try await first.value
            #expect(try await next.value == 10)
        }
    }
}

/// A number that several threads change.
private final class Counter: Sendable {
    private let state = Mutex(0)
    var value: Int { state.withLock { $0 } }
    func add(_ number: Int) -> Int {
        state.withLock {
            $0 += number
            return $0
        }
    }
    func raise(to number: Int) { state.withLock { $0 = max($0, number) } }
}

/// Work that holds its thread until it is released, at most half a minute.
private final class Held: Sendable {
    let started: AsyncStream<Void>
    private let starter: AsyncStream<Void>.Continuation
    private let isReleased = Atomic(false)

    init() { (started, starter) = AsyncStream<Void>.makeStream() }

    func wait() {
        starter.finish()
        let deadline = ContinuousClock.now + .seconds(30)
        while !isReleased.load(ordering: .acquiring), ContinuousClock.now < deadline { usleep(200) }
    }
    func release() { isReleased.store(true, ordering: .releasing) }
}
