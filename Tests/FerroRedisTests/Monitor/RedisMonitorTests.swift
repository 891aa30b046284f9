import FerroTesting
import Logging
import Testing

@testable import FerroRedis

@Suite("What is known of the server", .timeLimit(.minutes(1))) struct RedisMonitorTests {
    @Test func `only changes are announced, to everybody, in their order`() async {
        let board = StatusBoard(address: "redis", logger: Logger(label: "test"))
        let streams = [board.changes(), board.changes()]
        board.note(nil)
        board.note(nil)
        board.note(RedisError(.connection, "gone"))
        board.note(RedisError(.timeout, "still gone"))
        board.note(nil)
        board.finish()
        for stream in streams {
            var seen: [String] = []
            for await status in stream {
                switch status {
                case .unknown: seen.append("unknown")
                case .connected: seen.append("connected")
                case .disconnected(_, let reason): seen.append(reason)
                }
            }
            #expect(seen == ["unknown", "connected", "gone", "connected"])
        }
        var last: [RedisStatus] = []
        for await status in board.changes() { last.append(status) }
        #expect(last == [board.status])
        #expect(board.status.isConnected)
    }

    @Test(.enabled(if: RedisServer.hasOwn)) func `a server that goes and comes back is noticed without a request`()
        async throws
    {
        try await RedisServer.with(.init(password: "hunter2")) { server in
            let redis = try Clients.client(server.url) {
                $0.pingInterval = .milliseconds(200)
                $0.connectTimeout = .seconds(10)
            }
            #expect(redis.status == .unknown)
            let monitor = Task { await RedisMonitor(redis).run() }
            var changes = redis.statusChanges.makeAsyncIterator()
            while await changes.next()?.isConnected == false {}
            await server.kill()
            guard case .disconnected(_, let reason)? = await changes.next() else {
                Issue.record("It was not noticed that the server went.")
                return
            }
            #expect(!reason.contains("hunter2"))
            #expect(reason.contains("127.0.0.1:\(server.port)"))
            #expect(!redis.status.isConnected)
            try await server.start()
            #expect(await changes.next()?.isConnected == true)
            monitor.cancel()
            await monitor.value
            await redis.close()
            // The stream ends.
            while await changes.next() != nil {}
        }
    }
}
