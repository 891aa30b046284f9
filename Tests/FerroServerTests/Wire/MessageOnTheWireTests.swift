import FerroHTTP
import FerroServer
import Testing

@Suite(.timeLimit(.minutes(2))) struct `Messages on the wire` {
    /// A request that ends the connection, and every byte of the answer but the date.
    static let exchanges: [(request: String, response: String)] = [
        (
            "GET /x HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
            "HTTP/1.1 200 OK\r\nContent-Length: 11\r\nConnection: close\r\n\r\n<GET /x a >"
        ),
        (
            "HEAD /x HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
            "HTTP/1.1 200 OK\r\nContent-Length: 12\r\nConnection: close\r\n\r\n"
        ),
        (
            "GET /empty HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
            "HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n"
        ),
        (
            "GET /reset HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
            "HTTP/1.1 205 Reset Content\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
        ),
        (
            "GET /same HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
            "HTTP/1.1 304 Not Modified\r\nETag: \"e\"\r\nContent-Length: 10\r\nConnection: close\r\n\r\n"
        ),
        (
            "GET /none HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
            "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
        ),
        (
            "GET /bye HTTP/1.1\r\nHost: a\r\n\r\nGET /behind HTTP/1.1\r\nHost: a\r\n\r\n",
            "HTTP/1.1 200 OK\r\nContent-Length: 3\r\nConnection: close\r\n\r\nbye"
        ),
        (
            "GET /x HTTP/1.0\r\n\r\nGET /behind HTTP/1.0\r\n\r\n",
            "HTTP/1.1 200 OK\r\nContent-Length: 10\r\nConnection: close\r\n\r\n<GET /x  >"
        ),
        (
            "GET /1 HTTP/1.0\r\nConnection: keep-alive\r\n\r\nGET /2 HTTP/1.0\r\n\r\n",
            "HTTP/1.1 200 OK\r\nContent-Length: 10\r\nConnection: keep-alive\r\n\r\n<GET /1  >"
                + "HTTP/1.1 200 OK\r\nContent-Length: 10\r\nConnection: close\r\n\r\n<GET /2  >"
        ),
        (
            "GET http://b.test/x?y HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
            "HTTP/1.1 200 OK\r\nContent-Length: 18\r\nConnection: close\r\n\r\n<GET /x?y b.test >"
        ),
        (
            "OPTIONS * HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
            "HTTP/1.1 200 OK\r\nContent-Length: 14\r\nConnection: close\r\n\r\n<OPTIONS * a >"
        ),
        (
            "POST /x HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\nConnection: close\r\n\r\nhigarbage\r\n\r\n",
            "HTTP/1.1 200 OK\r\nContent-Length: 14\r\nConnection: close\r\n\r\n<POST /x a hi>"
        ),
        (
            "POST /x HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
                + "1;a\r\nh\r\n1\r\ni\r\n0\r\nX: y\r\n\r\n",
            "HTTP/1.1 200 OK\r\nContent-Length: 18\r\nConnection: close\r\n\r\n<POST /x a hi X=y>"
        ),
        (
            "\r\nGET /x HTTP/1.1\r\nHost: a\r\nConnection: x, Close\r\n\r\n",
            "HTTP/1.1 200 OK\r\nContent-Length: 11\r\nConnection: close\r\n\r\n<GET /x a >"
        ),
    ]

    @Test func `are right to the byte`() async throws {
        try await withWire { server in
            for (request, response) in Self.exchanges {
                let text = try await server.talk(request)
                #expect(text == response)
            }
        }
    }

    @Test func `are the same when each byte is a write of its own`() async throws {
        try await withWire { server in
            for (request, response) in Self.exchanges.prefix(8) {
                let client = try await server.connect()
                // The server may close before the bytes behind the last request are sent.
                for character in request.unicodeScalars { try? await client.send(String(character)) }
                #expect(await client.receiveToEnd().replacing(/Date: [^\r]*\r\n/, with: "") == response)
            }
        }
    }

    @Test func `are the same wherever a request is cut in two`() async throws {
        let request = Array(
            "POST /x?y HTTP/1.1\r\nHost: a.test\r\nTransfer-Encoding: chunked\r\n\r\n2;a=b\r\nhi\r\n0\r\nT: 1\r\n\r\n"
                .utf8)
        try await withWire { server in
            let client = try await server.connect()
            for cut in 1..<request.count {
                try await client.send(String(decoding: request[..<cut], as: UTF8.self))
                try await client.send(String(decoding: request[cut...], as: UTF8.self))
                let text = await client.receive(until: cut, of: "<POST /x?y a.test hi T=1>")
                #expect(text.ranges(of: "HTTP/1.1 200 OK\r\n").count == cut)
            }
        }
    }

    @Test func `answer a request that the client's half-close follows, and none that it cuts off`() async throws {
        try await withWire { server in
            let client = try await server.connect()
            try await client.send("GET /1 HTTP/1.1\r\nHost: a\r\n\r\nGET /2 HTTP/1.1\r\nHo")
            try await client.finishSending()
            let text = await client.receiveToEnd()
            #expect(text.hasSuffix("<GET /1 a >") && text.ranges(of: "HTTP/1.1").count == 1)
        }
    }
}
