import FerroPostgres
import FerroQueue
import FerroSQL
import FerroSupport
import FerroTesting
import Foundation
import Testing

/// A worker whose link to PostgreSQL swallows answers.
@Suite(.enabled(if: SQLKind.postgresURL != nil), .timeLimit(.minutes(3))) struct SQLLostAnswerTests {
    private let lease = Duration.seconds(600)

    /// Runs a closure with an engine behind a proxy, and one that reaches the server.
    private func withLink(
        _ body: (_ engine: SQLEngine, _ bench: SQLBench, _ proxy: TCPFaultProxy) async throws -> Void
    ) async throws {
        try await withPostgres { database, url in
            let direct = try PostgresConfiguration(url: url)
            let host = try #require(direct.hosts.first)
            let proxy = try TCPFaultProxy(to: host.name, port: host.port ?? 5432)
            defer { proxy.close() }
            var configuration = direct
            configuration.hosts = [PostgresHost("127.0.0.1", port: proxy.port)]
            configuration.pool = PoolConfiguration(minimum: 0, maximum: 2)
            let far = Database(try await PostgresDatabase(configuration, logger: .quiet))
            try await body(SQLEngine(far, leaseClock: .caller), SQLBench(database), proxy)
            await far.close()
        }
    }

    /// Records endings whose answer is lost: the server commits them while nothing gets through any more.
    private func lose(
        _ endings: [JobEnding], of engine: SQLEngine, _ bench: SQLBench, _ proxy: TCPFaultProxy
    ) async throws {
        let ids = endings.map(\.claim.envelope.id.rawValue)
        let mine: SQL = ("id" as SQL).isIn(ids)
        let finish = try await bench.database.transaction { db in
            // The statement is at the server, where it waits for this row.
            try await db.execute("SELECT 1 FROM jobs WHERE \(mine) FOR UPDATE")
            let finish = Task.detached { try await engine.finish(endings) }
            try await until("the ending waits", within: .seconds(60)) {
                try await db.value(
                    "SELECT count(*) FROM pg_stat_activity WHERE pg_backend_pid() = ANY(pg_blocking_pids(pid))") == 1
            }
            proxy.set(.blackHole)
            return finish
        }
        try await until("the ending is recorded", within: .seconds(60)) {
            try await bench.count("\(mine) AND status = 'claimed'") == 0
        }
        proxy.dropConnections()
        await #expect(throws: (any Error).self) { _ = try await finish.value }
        proxy.set(.pass)
    }

    /// Records endings as a worker does: again and again until there is an answer.
    private func repeated(_ endings: [JobEnding], _ engine: SQLEngine) async throws -> [Claim] {
        var refused: [Claim]?
        try await until("there is an answer", within: .seconds(60)) {
            refused = try? await engine.finish(endings)
            return refused != nil
        }
        return refused ?? []
    }

    /// A claim whose lease no machine is slow enough to reach.
    private func claim(_ engine: SQLEngine, _ bench: SQLBench) async throws -> [Claim] {
        var request = bench.request()
        request.lease = lease
        return try await engine.claim(request)
    }

    private static let names = ["done", "cancelled", "failed", "retry", "released"]

    private func kind(_ name: String, _ bench: SQLBench) -> JobEnding.Kind {
        let failure = JobFailure(attempt: 1, at: bench.start, message: "broken")
        return switch name {
        case "done": .done
        case "cancelled": .cancelled
        case "failed": .failed(failure)
        case "retry": .retry(at: bench.start, failure)
        default: .released(at: bench.start)
        }
    }

    @Test(arguments: names)
    func `an ending whose answer was lost is recorded once, and a repetition is told so`(name: String) async throws {
        try await withLink { engine, bench, proxy in
            try await bench.push(bench.draft())
            let claims = try await claim(engine, bench)
            try #require(claims.count == 1)
            let ending = JobEnding(claims[0], kind(name, bench), at: bench.start)
            try await lose([ending], of: engine, bench, proxy)
            // Another worker has what was given back by now.
            let next = try await bench.claim()
            #expect(next.count == (["retry", "released"].contains(name) ? 1 : 0))
            try await until("the link is back", within: .seconds(60)) {
                (try? await engine.heartbeat(claims, lease: lease, now: bench.start)) == HeartbeatAnswer()
            }
            #expect(try await repeated([ending], engine).isEmpty)
            // Told once: whoever comes with it again is refused.
            #expect(try await engine.finish([ending]) == claims)
            #expect(try await engine.heartbeat(claims, lease: lease, now: bench.start).lost == claims)
            #expect(try await bench.done(next).isEmpty)
        }
    }

    @Test func `of endings that were lost together each is told what became of it`() async throws {
        try await withLink { engine, bench, proxy in
            try await bench.push(bench.draft(), bench.draft(), bench.draft())
            let claims = try await claim(engine, bench)
            try #require(claims.count == 3)
            // Another worker has the last one, and has ended it.
            let taken = try await bench.claim(at: 600)
            #expect(try await bench.done([taken[2]]).isEmpty)
            try await bench.database.execute("UPDATE jobs SET token = 1")
            let endings = claims.map { JobEnding($0, .done, at: bench.start) }
            try await lose(Array(endings[..<2]), of: engine, bench, proxy)
            #expect(try await repeated(endings, engine) == [claims[2]])
        }
    }

    @Test func `an ending that never reached the server is recorded by its repetition`() async throws {
        try await withLink { engine, bench, proxy in
            try await bench.push(bench.draft(), bench.draft())
            let claims = try await claim(engine, bench)
            try #require(claims.count == 2)
            proxy.set(.reset)
            let next = JobEnding(claims[0], .done, at: bench.start, successors: [bench.draft("next")])
            await #expect(throws: (any Error).self) { _ = try await engine.finish([next]) }
            proxy.set(.pass)
            #expect(try await repeated([next], engine).isEmpty)
            #expect(try await bench.claim().map(\.envelope.name) == ["next"])
            #expect(try await engine.finish([next]) == [claims[0]])
        }
    }

    @Test func `an ending of another kind, and one after the lease, are what the database says they are`() async throws
    {
        try await withLink { engine, bench, proxy in
            try await bench.push(bench.draft(), bench.draft())
            let claims = try await claim(engine, bench)
            try #require(claims.count == 2)
            try await lose([JobEnding(claims[0], .done, at: bench.start)], of: engine, bench, proxy)
            #expect(try await repeated([JobEnding(claims[0], .cancelled, at: bench.start)], engine) == [claims[0]])

            var request = bench.request(at: 600)
            request.lease = .zero
            let again = try await engine.claim(request)
            try #require(again.count == 1)
            let late = JobEnding(again[0], .done, at: bench.date(600))
            try await lose([late], of: engine, bench, proxy)
            #expect(try await repeated([late], engine) == again)
        }
    }
}
