import FerroHTTP
import FerroServer
import Testing

@Suite(.timeLimit(.minutes(2))) struct `Refusals on the wire` {
    static let refused: [(request: String, status: String)] = [
        ("GET / HTTP/1.1\r\n\r\n", "400 Bad Request"),
        ("GET / HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n", "400 Bad Request"),
        ("GET / HTTP/1.1\r\nHost: a\r\nX: y\r\n z\r\n\r\n", "400 Bad Request"),
        ("GET / HTTP/1.1\r\nHost : a\r\n\r\n", "400 Bad Request"),
        ("GET / HTTP/1.1\nHost: a\n\n", "400 Bad Request"),
        ("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab", "400 Bad Request"),
        (
            "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            "400 Bad Request"
        ),
        ("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nx\r\n", "400 Bad Request"),
        ("GET /\\ HTTP/1.1\r\nHost: a\r\n\r\n", "400 Bad Request"),
        ("\u{16}\u{3}\u{1}\u{2}", "400 Bad Request"),
        ("GET /" + String(repeating: "x", count: 9000), "414 URI Too Long"),
        (
            "GET / HTTP/1.1\r\nHost: a\r\nX: " + String(repeating: "x", count: 17_000),
            "431 Request Header Fields Too Large"
        ),
        (
            "GET / HTTP/1.1\r\nHost: a\r\n" + String(repeating: "X: y\r\n", count: 100) + "\r\n",
            "431 Request Header Fields Too Large"
        ),
        (
            "GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 10485761\r\nExpect: 100-continue\r\n\r\n",
            "413 Content Too Large"
        ),
        ("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nfffffff\r\n", "413 Content Too Large"),
        ("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nExpect: tea\r\n\r\n", "417 Expectation Failed"),
        ("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip, chunked\r\n\r\n", "501 Not Implemented"),
        ("CONNECT a:443 HTTP/1.1\r\nHost: a\r\n\r\n", "501 Not Implemented"),
        ("GET / HTTP/2.0\r\nHost: a\r\n\r\n", "505 HTTP Version Not Supported"),
        ("TRACE / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n\r\nx", "400 Bad Request"),
    ]

    private static let behind = "\r\nGET /behind HTTP/1.1\r\nHost: a\r\n\r\n"

    @Test func `say what is wrong, then close, and nothing behind is answered`() async throws {
        try await withWire { server in
            for (request, status) in Self.refused {
                let text = try await server.talk(request + Self.behind)
                #expect(text.hasPrefix("HTTP/1.1 \(status)\r\n"), "\(request.prefix(80).debugDescription)")
                #expect(
                    text.contains("\r\nConnection: close\r\n") && text.ranges(of: "\r\nContent-Length: ").count == 1)
                #expect(!text.contains("behind"))
            }
        }
    }

    @Test func `wait for the answers before them`() async throws {
        let gate = Gate()
        let responder: Responder = { request in
            if request.path == "/slow" { await gate.pass() } else { await gate.open() }
            return .text("<\(request.path)>")
        }
        try await withServer(responder: responder) { server in
            let get = { (path: String) in "GET \(path) HTTP/1.1\r\nHost: a\r\n\r\n" }
            let text = try await server.talk(get("/slow") + get("/fast") + "GET / HTTP/1.1\r\n\r\n" + get("/behind"))
            #expect(text.matches(of: /HTTP\/1.1 (\d+)/).map(\.1) == ["200", "200", "400"])
            #expect(text.contains("</slow>HTTP") && text.contains("</fast>HTTP") && !text.contains("behind"))
        }
    }

    @Test(arguments: [
        ("GET /", "414"), ("GET / HTTP/1.1\r\nHost: a\r\nX: ", "431"), ("POST / HTTP/1.1\r\n\r\n", "400"),
        ("GET /bye HTTP/1.1\r\nHost: a\r\n\r\n", "200"), ("GET /x HTTP/1.0\r\n\r\n", "200"),
    ])
    func `can be read although the client goes on sending`(_ start: String, _ status: String) async throws {
        try await withWire { server in
            let client = try await server.connect()
            let flood = String(repeating: "x", count: 1_000_000)
            try await client.send(start + flood)
            try? await client.send(flood)
            #expect(await client.receiveToEnd().hasPrefix("HTTP/1.1 \(status) "))
        }
    }
}
