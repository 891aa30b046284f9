import FerroHTTP
import FerroServer
import Synchronization
import Testing

#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

@Suite(.timeLimit(.minutes(1))) struct `Watching the loops of a server` {
    private static let request = "GET /held HTTP/1.1\r\nHost: a\r\n\r\n"

    /// Holds the thread, as no handler should.
    private static func hold() { usleep(30_000) }

    @Test(arguments: [false, true])
    func `tells which request held its loop, before or after it was suspended`(isSuspended: Bool) async throws {
        let (told, teller) = AsyncStream<(path: String, time: Duration)>.makeStream()
        var watch = LoopWatch { _, _ in }
        watch.patience = .milliseconds(20)
        watch.onHold = { teller.yield(($0.path, $1)) }
        let responder: Responder = { _ in
            if isSuspended { await Task.yield() }
            Self.hold()
            return .text("<done>")
        }
        try await withServer(watch: watch, responder: responder) { server in
            _ = try await server.connect().exchange(Self.request, until: "<done>")
            let first = await told.first { _ in true }
            #expect(first?.path == "/held")
            #expect(try #require(first?.time) >= .milliseconds(30))
        }
    }

    @Test func `says nothing of a request that lets its loop go`() async throws {
        let told = Mutex(0)
        var watch = LoopWatch { _, _ in }
        // Longer than the test may take.
        watch.patience = .seconds(60)
        watch.onHold = { _, _ in told.withLock { $0 += 1 } }
        try await withServer(watch: watch, responder: { _ in .text("<done>") }) { server in
            _ = try await server.connect().exchange(Self.request, until: "<done>")
        }
        #expect(told.withLock { $0 } == 0)
    }

    @Test func `measures how late each loop is`() async throws {
        let (lags, teller) = AsyncStream<(loop: Int, lag: Duration)>.makeStream()
        var watch = LoopWatch { teller.yield(($0, $1)) }
        watch.interval = .milliseconds(1)
        let responder: Responder = { _ in
            Self.hold()
            return .text("<done>")
        }
        try await withServer(watch: watch, responder: responder) { server in
            var seen: Set<Int> = []
            for await lag in lags {
                seen.insert(lag.loop)
                if seen == [0, 1] { break }
            }
            #expect(seen == [0, 1])
            _ = try await server.connect().exchange(Self.request, until: "<done>")
            #expect(await lags.first { $0.lag >= .milliseconds(20) } != nil)
        }
    }
}
