import FerroQueue
import FerroRedis
import FerroSupport
import FerroTesting
import Testing

@Suite(.enabled(if: RedisServer.hasOwn), .timeLimit(.minutes(2))) struct RedisLostAnswerTests {
    /// A server, and an engine behind a link that can hold answers back.
    private struct Link {
        let server: RedisServer
        /// Reaches the server past the link: what a test prepares and asks never waits for the link to be mended.
        let bench: RedisBench
        let proxy: TCPFaultProxy
        let engine: RedisEngine

        /// Records an ending once.
        func attempt(_ ending: JobEnding) async throws { _ = try await engine.finish([ending]) }

        /// Records an ending as a worker does: again and again until there is an answer.
        func finish(_ ending: JobEnding) async throws -> [Claim] {
            let end = ContinuousClock.now + .seconds(60)
            while true {
                do {
                    return try await engine.finish([ending])
                } catch {
                    guard ContinuousClock.now < end else { throw error }
                }
                // A connection that cannot be had yet is refused at once.
                try await Task.sleep(for: .milliseconds(20))
            }
        }
    }

    private func withLink(_ body: (Link) async throws -> Void) async throws {
        try await RedisServer.with { server in
            let proxy = try TCPFaultProxy(to: "127.0.0.1", port: server.port)
            defer { proxy.close() }
            try await withClient(server.url) { direct in
                try await withClient("redis://127.0.0.1:\(proxy.port)/0?timeout=0.5&connect_timeout=5") { redis in
                    let bench = RedisBench(direct, prefix: "q")
                    try await body(
                        Link(server: server, bench: bench, proxy: proxy, engine: RedisEngine(redis, prefix: "q")))
                }
            }
        }
    }

    private func kinds(_ bench: RedisBench) -> [JobEnding.Kind] {
        let failure = JobFailure(attempt: 1, at: bench.start, message: "broken")
        return [
            .done, .cancelled, .failed(failure), .retry(at: bench.date(60), failure), .released(at: bench.date(60)),
        ]
    }

    @Test func `an ending whose answer was lost is recorded once, and a repetition is told so`() async throws {
        try await withLink { link in
            let (server, bench) = (link.server, link.bench)
            let batch = BatchDraft(name: "b", onEnd: [bench.draft(name: "end")], allowsFailures: true)
            let jobs = Array(repeating: bench.draft(), count: 5)
            let id = try await bench.engine.stores.batches.create(batch, jobs: jobs, now: bench.start, on: nil)
            let claims = try await bench.claim()
            try #require(claims.count == 5)
            // A server that does not know the script yet runs nothing: a refused ending makes it known.
            let forged = Claim(envelope: claims[0].envelope, token: 99)
            #expect(try await link.finish(JobEnding(forged, .done, at: bench.start)) == [forged])
            for (claim, kind) in zip(claims, kinds(bench)) {
                let ending = JobEnding(claim, kind, at: bench.start, successors: [bench.draft(name: "next")])
                server.pause()
                await #expect(throws: RedisError.self) { try await link.attempt(ending) }
                server.resume()
                // What was sent is in the server's buffer: it runs it once it goes on.
                try await wait(for: "the record") {
                    try await server.command("ZSCORE", "{q}:claimed:default", "\(claim.envelope.id)").isEmpty
                }
                #expect(try await link.finish(ending).isEmpty)
                #expect(try await link.finish(ending) == [claim], "told twice")
            }
            let counts = try #require(try await bench.engine.stores.batches.find(id))
            #expect([counts.total, counts.pending, counts.failed] == [5, 2, 1])
            #expect(try await bench.claim(at: 10).map(\.envelope.name) == ["next"])
        }
    }

    @Test func `an ending that never reached Redis is recorded by its repetition`() async throws {
        try await withLink { link in
            let (bench, proxy) = (link.bench, link.proxy)
            try await bench.push(bench.draft(), bench.draft())
            let claims = try await bench.claim()
            try #require(claims.count == 2)
            for (claim, mode) in zip(claims, [TCPFaultProxy.Mode.reset, .blackHole]) {
                let ending = JobEnding(claim, .done, at: bench.start, successors: [bench.draft(name: "next")])
                proxy.set(mode)
                await #expect(throws: RedisError.self) { try await link.attempt(ending) }
                proxy.dropConnections()
                proxy.set(.pass)
                #expect(try await link.finish(ending).isEmpty)
                #expect(try await link.finish(ending) == [claim])
            }
            #expect(try await bench.claim(at: 10).map(\.envelope.name) == ["next", "next"])
        }
    }

    @Test func `what another claim recorded is not taken for one's own`() async throws {
        try await withLink { link in
            let (server, bench) = (link.server, link.bench)
            try await bench.push(bench.draft())
            let old = try await bench.claim()
            try #require(old.count == 1)
            let new = try await bench.claim(at: 30)
            server.pause()
            await #expect(throws: RedisError.self) {
                try await link.attempt(JobEnding(old[0], .done, at: bench.date(30)))
            }
            server.resume()
            #expect(try await link.finish(JobEnding(old[0], .done, at: bench.date(30))) == old)
            #expect(try await link.finish(JobEnding(new[0], .done, at: bench.date(31))).isEmpty)
        }
    }
}
