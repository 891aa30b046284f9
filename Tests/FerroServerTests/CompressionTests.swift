import FerroHTTP
import HTTPTypes
import NIOCore
import Testing

@Suite("Compression over connections", .timeLimit(.minutes(1)))
struct CompressionTests {
    private static func request(_ method: String, _ fields: String = "") -> String {
        "\(method) / HTTP/1.1\r\nHost: a\r\nAccept-Encoding: gzip\r\n\(fields)\r\n"
    }

    private static func coded(_ response: Response, _ request: Request) -> Response {
        ResponseCompression().apply(to: response, for: request)
    }

    @Test func `each event of a compressed stream leaves when it is written`() async throws {
        let (second, end) = (Gate(), Gate())
        try await withServer(responder: { request in
            let events = Response(
                headers: [.contentType: "text/event-stream"],
                body: .stream { writer in
                    try await writer.write("data: one\n\n")
                    await second.pass()
                    try await writer.write("data: two\n\n")
                    await end.pass()
                })
            return Self.coded(events, request)
        }) { server in
            var client = try await ByteClient(server.address)
            try await client.send(Self.request("GET"))
            let first = try await client.receive { try Received($0).text.hasSuffix("\n\n") }
            #expect(try Received(first).text == "data: one\n\n")
            #expect(Received(first).head.contains("Content-Encoding: gzip\r\n"))
            await second.open()
            let both = try await client.receive { try Received($0).text.hasSuffix("two\n\n") }
            #expect(try Received(both).text == "data: one\n\ndata: two\n\n")
            await end.open()
            try await client.close()
        }
    }

    @Test(arguments: [(1000, false), (100_000, true)])
    func `a body arrives whole, compressed before it is sent or while it is`(
        numbers: Int, isChunked: Bool
    ) async throws {
        let text = (0..<numbers).map { "\($0) " }.joined()
        try await withServer(responder: { Self.coded(.text(text), $0) }) { server in
            var client = try await ByteClient(server.address)
            try await client.send(Self.request("GET") + Self.request("HEAD", "Connection: close\r\n"))
            let bytes = try await client.receive()
            let received = Received(bytes)
            #expect(try received.text == text)
            #expect(received.head.contains("Transfer-Encoding: chunked") == isChunked)
            let heads = String(buffer: bytes).split(separator: "HTTP/1.1 200 OK\r\n", omittingEmptySubsequences: true)
            #expect(heads.count == 2 && heads.last?.contains("Content-Encoding: gzip\r\n") == true)
            #expect(heads.last?.hasSuffix("\r\n\r\n") == true)
        }
    }

    @Test func `a compressed request is read while it arrives`() async throws {
        try await withServer(responder: { request in
            guard let request = try? RequestDecompression.decode(request, limits: InflateLimits()) else {
                return .empty(.unsupportedMediaType)
            }
            return Response(body: .stream { for try await piece in request.body { try await $0.write(piece) } })
        }) { server in
            var client = try await ByteClient(server.address)
            let deflater = try Deflater(.gzip)
            try await client.send(
                "POST / HTTP/1.1\r\nHost: a\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n")
            for (text, flush) in [("one", .piece), ("two", .piece), ("three", .end)] as [(String, Deflater.Flush)] {
                let piece = try deflater.compress(ByteBuffer(string: text), then: flush)
                try await client.send(String(piece.readableBytes, radix: 16) + "\r\n")
                try await client.send(piece)
                try await client.send("\r\n")
                let bytes = try await client.receive { Received($0).body.hasSuffix(text) }
                #expect(Received(bytes).body.hasSuffix(text))
            }
            try await client.send("0\r\n\r\n")
            let bytes = try await client.receive { String(buffer: $0).hasSuffix("0\r\n\r\n") }
            #expect(Received(bytes).body == ByteBuffer(string: "onetwothree"))
            try await client.close()
        }
    }
}

/// The first response among bytes, as far as it has come.
private struct Received {
    var head = ""
    var body = ByteBuffer()

    init(_ bytes: ByteBuffer) {
        var rest = bytes
        var line = Self.line(&rest)
        while let text = line, !text.isEmpty {
            head += text + "\r\n"
            line = Self.line(&rest)
        }
        guard line != nil else { return }
        guard head.contains("Transfer-Encoding: chunked") else {
            let length = head.firstMatch(of: /Content-Length: (\d+)/).flatMap { Int($0.1) } ?? 0
            body = rest.readSlice(length: min(length, rest.readableBytes)) ?? body
            return
        }
        while let size = Self.line(&rest).flatMap({ Int($0, radix: 16) }), size > 0 {
            guard let chunk = rest.readSlice(length: min(size, rest.readableBytes)) else { return }
            body.writeImmutableBuffer(chunk)
            _ = Self.line(&rest)
        }
    }

    /// The body as far as it can be decompressed.
    var text: String {
        get throws {
            let inflater = Inflater(.gzip)
            inflater.feed(body)
            var whole = ByteBuffer()
            while let piece = try inflater.next() { whole.writeImmutableBuffer(piece) }
            return String(buffer: whole)
        }
    }

    /// Takes a line that has come as a whole.
    private static func line(_ bytes: inout ByteBuffer) -> String? {
        guard let feed = bytes.readableBytesView.firstIndex(of: 0x0A) else { return nil }
        let line = bytes.readString(length: feed - bytes.readerIndex + 1) ?? ""
        return line.hasSuffix("\r\n") ? String(line.dropLast()) : line
    }
}

extension ByteBuffer {
    fileprivate func hasSuffix(_ text: String) -> Bool { String(buffer: self).hasSuffix(text) }
}
