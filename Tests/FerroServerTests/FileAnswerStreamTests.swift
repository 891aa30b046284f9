import FerroHTTP
import FerroServer
import Foundation
import HTTPTypes
import NIOCore
import NIOPosix
import Testing

@Suite("Parts of files over a connection", .timeLimit(.minutes(1)))
struct FileAnswerStreamTests {
    /// Serves a file of its own, whose line of number n stands at n times 8.
    private func withFile(_ body: @escaping @Sendable (RunningServer) async throws -> Void) async throws {
        let path = FileManager.default.temporaryDirectory.path + "/ferro-served-" + UUID().uuidString
        let lines = (0..<50_000).map { String(format: "%07d\n", $0) }.joined()
        try Data(lines.utf8).write(to: URL(filePath: path))
        defer { try? FileManager.default.removeItem(atPath: path) }
        let descriptor = open(path, O_RDONLY)
        try #require(descriptor >= 0)
        let file = BodyFile(OpenFile(owning: descriptor), count: lines.utf8.count)
        let answer = FileAnswer(
            file, tag: EntityTag("t"), modified: 784_111_777, headers: [.contentType: "text/plain"])
        try await withServer(
            responder: { request in
                answer.response(to: request, boundary: "BOUND") { part in
                    try await NIOThreadPool.singleton.runIfActive { try part.read(upTo: part.count) }
                }
            }, body)
    }

    private struct Received {
        var head: Substring
        var body: Substring
    }

    /// The responses of a text, each as long as its `Content-Length`, but for HEAD.
    private func responses(_ text: String, heads: Set<Int> = []) throws -> [Received] {
        var rest = text[...]
        var responses: [Received] = []
        while !rest.isEmpty {
            let end = try #require(rest.firstRange(of: "\r\n\r\n"))
            let head = rest[..<end.lowerBound]
            let length = try #require(head.firstMatch(of: /Content-Length: (\d+)/).flatMap { Int($0.1) })
            let count = heads.contains(responses.count) ? 0 : length
            rest = rest[end.upperBound...]
            try #require(rest.utf8.count >= count)
            let stop = rest.utf8.index(rest.startIndex, offsetBy: count)
            responses.append(Received(head: head, body: rest[..<stop]))
            rest = rest[stop...]
        }
        return responses
    }

    @Test func `come one after the other, each as long as it says`() async throws {
        let requests = [
            "GET", "Range: bytes=80-87", "GET", "Range: bytes=-8,0-7", "HEAD", "Range: bytes=0-7", "GET",
            "Range: bytes=400000-", "GET", "If-None-Match: \"t\"", "GET", "Range: bytes=0-79999,200000-319999", "GET",
            "Range: bytes=200000-\r\nConnection: close",
        ]
        try await withFile { server in
            let client = try await server.connect()
            for index in stride(from: 0, to: requests.count, by: 2) {
                try await client.send("\(requests[index]) / HTTP/1.1\r\nHost: a\r\n\(requests[index + 1])\r\n\r\n")
            }
            var text = await client.receiveToEnd()
            // A 304 has no length.
            text = text.replacing("304 Not Modified\r\n", with: "304 Not Modified\r\nContent-Length: 0\r\n")
            let all = try responses(text, heads: [2])
            #expect(all.map { $0.head.prefix(12).suffix(3) } == ["206", "206", "200", "416", "304", "206", "206"])
            try #require(all.count == 7)
            #expect(all[0].body == "0000010\n" && all[0].head.contains("Content-Range: bytes 80-87/400000"))
            #expect(all[1].body.hasSuffix("Content-Range: bytes 0-7/400000\r\n\r\n0000000\n\r\n--BOUND--\r\n"))
            #expect(all[2].head.contains("Content-Length: 400000"))
            #expect(all[3].head.contains("Content-Range: bytes */400000"))
            #expect(all[5].body.contains("0009999\n\r\n--BOUND") && all[5].body.contains("\r\n\r\n0025000\n"))
            #expect(all[6].body.hasPrefix("0025000\n") && all[6].body.hasSuffix("0049999\n"))
            #expect(all[6].body.utf8.count == 200_000)
        }
    }
}
