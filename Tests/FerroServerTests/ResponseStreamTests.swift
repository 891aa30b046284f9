import FerroHTTP
import HTTPTypes
import NIOCore
import Testing

@testable import FerroServer

#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#endif

@Suite("Bodies that are made while they are sent", .timeLimit(.minutes(1)))
struct ResponseStreamTests {
    private static func get(_ path: String, _ fields: String = "", version: String = "1.1") -> String {
        "GET \(path) HTTP/\(version)\r\nHost: a\r\n\(fields)\r\n"
    }

    @Test func `each piece leaves when it is written`() async throws {
        let (second, end) = (Gate(), Gate())
        try await withServer(responder: { _ in
            Response(
                body: .stream { writer in
                    try await writer.write("one")
                    await second.pass()
                    try await writer.write("two")
                    await end.pass()
                })
        }) { server in
            let client = try await server.connect()
            #expect(
                try await client.exchange(Self.get("/"), until: "3\r\none\r\n").contains("Transfer-Encoding: chunked"))
            await second.open()
            #expect(await client.receive(of: "3\r\ntwo\r\n").hasSuffix("3\r\ntwo\r\n"))
            await end.open()
            #expect(await client.receive(of: "0\r\n\r\n").hasSuffix("two\r\n0\r\n\r\n"))
        }
    }

    @Test func `responses behind a stream wait for its end, in their order`() async throws {
        let end = Gate()
        try await withServer(responder: { request in
            guard request.path == "/stream" else { return .text("<\(request.path)>") }
            return Response(
                body: .stream { writer in
                    try await writer.write("<stream>")
                    await end.pass()
                })
        }) { server in
            let client = try await server.connect()
            try await client.send(Self.get("/stream") + Self.get("/a") + Self.get("/b"))
            #expect(await !client.receive(of: "<stream>").contains("</a>"))
            await end.open()
            let text = await client.receive(of: "</b>")
            #expect(text.matches(of: /<(\/?\w+)>/).map(\.1) == ["stream", "/a", "/b"])
        }
    }

    @Test func `a stream of a known length has it, and no chunks`() async throws {
        try await withServer(responder: { _ in
            Response(body: .stream(count: 6) { for part in ["abc", "def"] { try await $0.write(part) } })
        }) { server in
            let client = try await server.connect()
            let text = try await client.exchange(Self.get("/"), until: "abcdef")
            #expect(text.contains("Content-Length: 6\r\n") && !text.contains("chunked"))
            #expect(try await client.exchange(Self.get("/"), until: "abcdef").contains("200 OK"))
        }
    }

    @Test(arguments: [2, 4]) func `a stream that breaks its promise is cut off`(length: Int) async throws {
        try await withServer(responder: { _ in
            Response(body: .stream(count: length) { try await $0.write("abc") })
        }) { server in
            let client = try await server.connect()
            try await client.send(Self.get("/") + Self.get("/next"))
            #expect(await client.receiveToEnd().ranges(of: "HTTP/1.1").count == 1)
        }
    }

    @Test func `a stream that fails never looks whole`() async throws {
        struct Fault: Error {}
        try await withServer(responder: { _ in
            Response(
                body: .stream { writer in
                    try await writer.write("abc")
                    throw Fault()
                })
        }) { server in
            let client = try await server.connect()
            try await client.send(Self.get("/") + Self.get("/next"))
            let text = await client.receiveToEnd()
            #expect(text.contains("chunked") || text.isEmpty)
            #expect(!text.contains("0\r\n\r\n") && text.ranges(of: "HTTP/1.1").count <= 1)
        }
    }

    @Test func `HEAD runs no stream`() async throws {
        try await withServer(responder: { _ in
            Response(body: .stream { _ in Issue.record("the stream of a HEAD request ran") })
        }) { server in
            let client = try await server.connect()
            try await client.send("HEAD / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
            #expect(await client.receiveToEnd().hasSuffix("\r\n\r\n"))
        }
    }

    @Test func `a client of HTTP 1.0 reads to the end of the connection`() async throws {
        try await withServer(responder: { _ in Response(body: .stream { try await $0.write("abc") }) }) { server in
            let client = try await server.connect()
            try await client.send(Self.get("/", "Connection: keep-alive\r\n", version: "1.0"))
            let text = await client.receiveToEnd()
            #expect(text.hasSuffix("\r\n\r\nabc") && !text.contains("chunked"))
            #expect(text.contains("Connection: close"))
        }
    }

    @Test func `fields after the body follow the last chunk`() async throws {
        try await withServer(responder: { _ in
            Response(
                body: .stream { writer in
                    try await writer.write("abc")
                    writer.add(trailers: [.eTag: "\"1\"", .contentLength: "9", .server: "a\r\nb"])
                })
        }) { server in
            let client = try await server.connect()
            let text = try await client.exchange(Self.get("/"), until: "0\r\nETag: \"1\"\r\n\r\n")
            #expect(text.hasSuffix("3\r\nabc\r\n0\r\nETag: \"1\"\r\n\r\n"))
        }
    }

    @Test func `a client that does not read holds back whoever writes`() async throws {
        let written = Count()
        try await withServer(responder: { _ in
            Response(
                body: .stream { writer in
                    let part = ByteBuffer(repeating: 0x78, count: 65_536)
                    for _ in 0..<1600 {
                        try await writer.write(part)
                        await written.add(1)
                    }
                })
        }) { server in
            let client = try await server.connect()
            try await client.stopReading()
            try await client.send(Self.get("/"))
            await written.reaches(1)
            try await client.reset()
        }
        // 100 MiB would have been written; what the kernel and the connection hold is a few.
        #expect(await written.value < 800)
    }

    @Test func `the writer is cancelled when the client leaves`() async throws {
        let ended = Gate()
        let begun = Gate()
        try await withServer(responder: { _ in
            Response(
                body: .stream { writer in
                    await begun.open()
                    do {
                        while true {
                            try await writer.write("x")
                            await Task.yield()
                        }
                    } catch {
                        await ended.open()
                        throw error
                    }
                })
        }) { server in
            let client = try await server.connect()
            try await client.send(Self.get("/"))
            await begun.pass()
            try await client.reset()
            await ended.pass()
        }
    }

    @Test func `an echo writes while it reads`() async throws {
        try await withServer(responder: { request in
            Response(body: .stream { for try await part in request.body { try await $0.write(part) } })
        }) { server in
            let client = try await server.connect()
            try await client.send("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n")
            #expect(await client.receive(of: "3\r\nabc\r\n").contains("200 OK"))
            try await client.send("3\r\ndef\r\n0\r\n\r\n")
            #expect(await client.receive(of: "0\r\n\r\n").hasSuffix("3\r\ndef\r\n0\r\n\r\n"))
            #expect(try await client.exchange(Self.get("/"), until: "0\r\n\r\n").contains("200 OK"))
        }
    }

    @Test func `a part of a file is sent as it is`() async throws {
        try await withFile(String(repeating: "0123456789", count: 100_000)) { file in
            try await withServer(responder: { request in
                let offset = Int64(request.query["from"] ?? "") ?? 0
                return Response(body: .file(BodyFile(file, offset: offset, count: 1_000_000 - Int(offset))))
            }) { server in
                let client = try await server.connect()
                try await client.send(Self.get("/") + Self.get("/?from=999995", "Connection: close\r\n"))
                let text = await client.receiveToEnd()
                #expect(text.contains("Content-Length: 1000000\r\n") && text.contains("Content-Length: 5\r\n"))
                #expect(text.hasSuffix("\r\n\r\n56789"))
                #expect(text.ranges(of: "0123456789").count == 100_000)
            }
        }
    }

    @Test func `a file that becomes shorter while it is sent ends the connection`() async throws {
        let (begun, keeper) = AsyncStream<Void>.makeStream()
        try await withFile(String(repeating: "x", count: 16 << 20)) { file in
            try await withServer(
                { $0.writeTimeout = .seconds(55) },
                responder: { _ in
                    keeper.finish()
                    return Response(body: .file(BodyFile(file, count: 16 << 20)))
                }
            ) { server in
                let client = try await server.connect()
                try await client.stopReading()
                try await client.send(Self.get("/"))
                for await _ in begun {}
                try file.truncate()
                while server.connectionCount > 0 { try await Task.sleep(for: .milliseconds(1)) }
            }
        }
    }
}

extension OpenFile {
    /// Takes everything out of the file.
    fileprivate func truncate() throws {
        let failure = try handle.withUnsafeFileDescriptor { ftruncate($0, 0) }
        try #require(failure == 0)
    }
}

/// A count that can be waited for.
private actor Count {
    private(set) var value = 0
    private var waiter: (Int, CheckedContinuation<Void, Never>)?

    func add(_ amount: Int) {
        value += amount
        guard let (wanted, continuation) = waiter, value >= wanted else { return }
        waiter = nil
        continuation.resume()
    }

    func reaches(_ wanted: Int) async {
        guard value < wanted else { return }
        await withCheckedContinuation { waiter = (wanted, $0) }
    }
}

/// Gives a body a file that holds a text and that is gone afterwards.
private func withFile(_ text: String, _ body: (OpenFile) async throws -> Void) async throws {
    var path = Array("/tmp/ferro-file-XXXXXX".utf8CString)
    let descriptor = mkstemp(&path)
    try #require(descriptor >= 0)
    unlink(path)
    let bytes = Array(text.utf8)
    try #require(write(descriptor, bytes, bytes.count) == bytes.count)
    try await body(OpenFile(owning: descriptor))
}
