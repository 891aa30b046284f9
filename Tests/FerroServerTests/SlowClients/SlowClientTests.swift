import FerroHTTP
import FerroServer
import HTTPTypes
import NIOCore
import Testing

#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

@Suite("Slow clients", .timeLimit(.minutes(2))) struct SlowClientTests {
    /// Short, so that the test is; those who are served need none of it.
    private static func deadlines(_ configuration: inout ServerConfiguration) {
        configuration.headTimeout = .seconds(2)
        configuration.bodyTimeout = .seconds(2)
        configuration.writeTimeout = .seconds(2)
    }

    /// Reads what it is sent, and answers `/large` with more than anybody takes who does not read.
    private static let responder: Responder = { request in
        guard request.path != "/large" else {
            return Response(
                body: .stream { writer in
                    for _ in 0..<512 { try await writer.write(ByteBuffer(repeating: 120, count: 65_536)) }
                })
        }
        guard let body = try? await request.body.collect() else { return .empty(.requestTimeout) }
        return .text("<\(body.readableBytes)>")
    }

    @Test func `lose, while others are served and memory stays flat`() async throws {
        try await withServer(Self.deadlines, responder: Self.responder) { server in
            let before = Self.residentBytes
            let slow = Slow(count: 200)
            try await withThrowingTaskGroup(of: Void.self) { tasks in
                slow.start(server.address, &tasks)
                var (peak, served, most) = (before, 0, 0)
                repeat {
                    let client = try await server.connect()
                    let text = try await client.exchange(
                        "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello", until: "<5>")
                    #expect(text.hasPrefix("HTTP/1.1 200 "))
                    served += 1
                    most = max(most, server.connectionCount)
                    try await client.close()
                    peak = max(peak, Self.residentBytes)
                    try await Task.sleep(for: .milliseconds(20))
                } while slow.connected < 200 || server.connectionCount > 1
                try await tasks.waitForAll()
                #expect(served > 1 && most > 20)
                // Unread responses alone would be more than 2 GB if they were kept.
                #expect(peak - before < 400 << 20)
            }
            while server.connectionCount > 0 { try await Task.sleep(for: .milliseconds(1)) }
            await slow.close()
        }
    }

    @Test func `that are too many are told so until one leaves`() async throws {
        try await withServer({ $0.maxConnections = 3 }, responder: { _ in .text("<ok>") }) { server in
            var clients: [Client] = []
            for _ in 0..<3 {
                let client = try await server.connect()
                _ = try await client.exchange("GET / HTTP/1.1\r\nHost: a\r\n\r\n", until: "<ok>")
                clients.append(client)
            }
            for _ in 0..<3 {
                #expect(await (try await server.connect()).receiveToEnd().hasPrefix("HTTP/1.1 503 "))
            }
            try await clients.removeLast().close()
            while server.connectionCount > 2 { try await Task.sleep(for: .milliseconds(1)) }
            let client = try await server.connect()
            #expect(try await client.exchange("GET / HTTP/1.1\r\nHost: a\r\n\r\n", until: "<ok>").hasSuffix("<ok>"))
        }
    }

    /// The memory that the process has in use; 0 where the system has another way to tell.
    private static var residentBytes: Int {
        #if os(Linux)
            guard let file = fopen("/proc/self/statm", "r") else { return 0 }
            defer { fclose(file) }
            var line = [CChar](repeating: 0, count: 256)
            guard fgets(&line, CInt(line.count), file) != nil else { return 0 }
            let text = String(decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
            let fields = text.split(separator: " ")
            guard fields.count > 1, let pages = Int(fields[1]) else { return 0 }
            return pages * sysconf(CInt(_SC_PAGESIZE))
        #else
            return 0
        #endif
    }
}
