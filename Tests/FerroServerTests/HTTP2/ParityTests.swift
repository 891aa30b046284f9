import FerroHTTP
import FerroServer
import Foundation
import HTTPTypes
import NIOCore
import Testing

#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#endif

/// One request, and what comes back whichever way it goes.
struct Exchange: Sendable, CustomTestStringConvertible {
    var method = "GET"
    var path: String
    var fields: [(String, String)] = []
    var body = ""
    var testDescription: String { "\(method) \(path.prefix(20))\(fields.isEmpty ? "" : " \(fields[0].0)")" }

    struct Answer: Equatable {
        var status: String
        var fields: [String]
        var body: String
    }

    func overHTTP1(_ server: RunningServer) async throws -> Answer {
        let client = try await server.connect()
        var text = "\(method) \(path) HTTP/1.1\r\nHost: a\r\nConnection: close\r\n"
        for (name, value) in fields { text += "\(name): \(value)\r\n" }
        if !body.isEmpty { text += "Content-Length: \(body.utf8.count)\r\n" }
        try await client.send(text + "\r\n" + body)
        let answer = await client.receiveToEnd()
        let end = try #require(answer.range(of: "\r\n\r\n"))
        let lines = answer[..<end.lowerBound].split(separator: "\r\n").map(String.init)
        let isChunked = lines.contains("Transfer-Encoding: chunked")
        let rest = String(answer[end.upperBound...])
        return Answer(
            status: String(lines[0].split(separator: " ")[1]),
            fields: Self.kept(lines.dropFirst().map { $0.lowercased() }),
            body: isChunked ? Self.joined(rest) : rest)
    }

    func overHTTP2(_ server: RunningServer) async throws -> Answer {
        let client = try await FrameClient(server.address)
        var fields = [(":method", method), (":scheme", "http"), (":path", path), (":authority", "a")] + fields
        if method == "CONNECT" { fields = [(":method", method), (":authority", path)] }
        if !body.isEmpty { fields.append(("content-length", "\(body.utf8.count)")) }
        try await client.send(.headers(1, fields, end: body.isEmpty))
        if !body.isEmpty { try await client.send(.data(1, body)) }
        let answer = try await client.answer(1)
        try await client.close()
        let lines = answer.blocks.flatMap { $0 }.filter { !$0.hasPrefix(":") }.map { $0.lowercased() }
        return Answer(status: answer.status ?? "none", fields: Self.kept(lines), body: answer.body)
    }

    /// The fields of the message, without those of the connection and of the moment.
    private static func kept(_ lines: [String]) -> [String] {
        lines.filter { line in
            !["connection:", "transfer-encoding:", "date:"].contains { line.hasPrefix($0) }
        }.sorted()
    }

    private static func joined(_ chunks: String) -> String {
        chunks.components(separatedBy: "\r\n").enumerated().filter { $0.offset % 2 == 1 }.map(\.element).joined()
    }
}

@Suite(.timeLimit(.minutes(1))) struct `The same handlers over HTTP/1 and HTTP/2` {
    private static let exchanges: [Exchange] = [
        Exchange(path: "/text"), Exchange(method: "HEAD", path: "/text"), Exchange(path: "/text?a=b%20c"),
        Exchange(path: "/empty"), Exchange(path: "/none"), Exchange(path: "/unchanged"),
        Exchange(path: "/stream"), Exchange(method: "HEAD", path: "/stream"), Exchange(path: "/counted"),
        Exchange(path: "/file"), Exchange(method: "HEAD", path: "/file"), Exchange(path: "/fields"),
        Exchange(path: "/broken"), Exchange(path: "/early"), Exchange(method: "POST", path: "/echo", body: "hello"),
        Exchange(method: "PUT", path: "/echo", body: String(repeating: "x", count: 9000)),
        Exchange(method: "POST", path: "/echo", body: String(repeating: "x", count: 10_001)),
        Exchange(method: "OPTIONS", path: "*"), Exchange(method: "CONNECT", path: "a:1"),
        Exchange(method: "PURGE", path: "/text"), Exchange(path: "/" + String(repeating: "x", count: 9000)),
        Exchange(path: "/text", fields: (0..<120).map { ("a\($0)", "b") }),
        Exchange(method: "POST", path: "/echo", fields: [("expect", "the unexpected")]),
        Exchange(path: "/a%2Fb/../c"), Exchange(path: "/%zz"), Exchange(path: "/%00"),
    ]

    @Test(arguments: exchanges) func `get the same answer`(_ exchange: Exchange) async throws {
        try await withServer({ $0.limits.bodyBytes = 10_000 }, responder: Self.answer) { server in
            let old = try await exchange.overHTTP1(server)
            let new = try await exchange.overHTTP2(server)
            #expect(old == new)
        }
    }

    private static let answer: Responder = { request in
        switch request.path {
        case "/empty": return .empty(.ok)
        case "/none": return .empty()
        case "/unchanged": return Response(status: .notModified, headers: [.eTag: "\"a\""])
        case "/stream":
            return Response(body: .stream { writer in for part in ["a", "b", "c"] { try await writer.write(part) } })
        case "/counted":
            return Response(body: .stream(BodyStream(count: 3) { writer in try await writer.write("abc") }))
        case "/file":
            let file = OpenFile(owning: open("/bin/sh", O_RDONLY))
            return Response(body: .file(BodyFile(file, offset: 1, count: 3)))
        case "/fields":
            return Response(headers: [.setCookie: "a=b", .connection: "close", .server: "mine"], body: .string("x"))
        case "/broken": return Response(headers: [.location: "a\r\nb: c"])
        case "/early": return Response(status: .init(code: 103))
        case "/echo":
            do {
                return Response(body: .buffer(try await request.body.collect()))
            } catch {
                let failure = error as? HTTPFailure
                return .text(failure?.message ?? "?", status: failure?.status ?? .internalServerError)
            }
        default: return .text("\(request.method) \(request.path) \(request.query) \(request.authority)")
        }
    }
}
