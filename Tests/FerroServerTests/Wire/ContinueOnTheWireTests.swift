import FerroHTTP
import FerroServer
import Testing

@Suite(.timeLimit(.minutes(2))) struct `Expectations on the wire` {
    private static let interim = "HTTP/1.1 100 Continue\r\n\r\n"

    private static func post(_ fields: String = "", version: String = "1.1") -> String {
        "POST /x HTTP/\(version)\r\nHost: a\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\(fields)\r\n"
    }

    @Test func `one 100 comes before the answer, and only one`() async throws {
        try await withWire { server in
            let client = try await server.connect()
            #expect(try await client.exchange(Self.post(), until: "\r\n\r\n") == Self.interim)
            try await client.send("h")
            let text = try await client.exchange("i", until: "<POST /x a hi>")
            #expect(text.ranges(of: Self.interim).count == 1)
        }
    }

    @Test func `a body that comes along needs none`() async throws {
        try await withWire { server in
            let text = try await server.talk(Self.post("Connection: close\r\n") + "hi")
            #expect(text.hasPrefix("HTTP/1.1 200 OK\r\n") && text.hasSuffix("<POST /x a hi>"))
        }
    }

    @Test func `HTTP 1.0 knows none`() async throws {
        try await withWire { server in
            let text = try await server.talk(Self.post(version: "1.0"), "hi")
            #expect(text.hasPrefix("HTTP/1.1 200 OK\r\n") && text.hasSuffix("<POST /x a hi>"))
        }
    }

    @Test func `it waits for the answers before it`() async throws {
        try await withWire { server in
            let client = try await server.connect()
            let get = "GET /1 HTTP/1.1\r\nHost: a\r\n\r\n"
            let text = try await client.exchange(get + Self.post(), until: Self.interim)
            #expect(text.contains("<GET /1 a >" + Self.interim))
            #expect(try await client.exchange("hi", until: "<POST /x a hi>").ranges(of: Self.interim).count == 1)
        }
    }
}
