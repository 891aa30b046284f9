import FerroHTTP
import Foundation
import HTTPTypes
import NIOCore
import Testing

@Suite struct `Files as answers` {
    private static let modified = 784_111_777
    private static let date = HTTPDate.format(secondsSince1970: modified)
    private static let content = (0..<1000).map { String(format: "%04d", $0) }.joined()

    /// A file of 4000 bytes, four for each number.
    private func answer(
        _ requestHeaders: Headers, _ method: HTTPRequest.Method = .get, headers: Headers = [.contentType: "text/plain"],
        tag: String = "\"t\"", content: String = Self.content
    ) throws -> Response {
        let path = FileManager.default.temporaryDirectory.path + "/ferro-answer-" + UUID().uuidString
        try Data(content.utf8).write(to: URL(filePath: path))
        defer { try? FileManager.default.removeItem(atPath: path) }
        let descriptor = open(path, O_RDONLY)
        try #require(descriptor >= 0)
        let file = BodyFile(OpenFile(owning: descriptor), count: content.utf8.count)
        return FileAnswer(file, tag: EntityTag(field: tag), modified: Self.modified, headers: headers).response(
            to: Request(method: method, headers: requestHeaders), boundary: "BOUND",
            reading: { try await ResponseBody.file($0).collect() })
    }

    private func text(_ response: Response) async throws -> String {
        String(buffer: try await response.body.collect())
    }

    @Test func `are whole without conditions`() async throws {
        let response = try answer([:])
        #expect(response.status == .ok && response.headers[.contentType] == "text/plain")
        #expect(response.headers[.eTag] == "\"t\"" && response.headers[.lastModified] == Self.date)
        #expect(response.headers[.acceptRanges] == "bytes" && response.headers[.contentRange] == nil)
        #expect(try await text(response) == Self.content)
    }

    @Test func `are one part for one range`() async throws {
        let response = try answer([.range: "bytes=4-11"])
        #expect(response.status == .partialContent)
        #expect(response.headers[.contentRange] == "bytes 4-11/4000")
        #expect(response.headers[.contentType] == "text/plain" && response.headers[.eTag] == "\"t\"")
        #expect(response.body.count == 8)
        #expect(try await text(response) == "00010002")
    }

    @Test func `are one part for ranges of which one is there`() async throws {
        for ranges in ["bytes=-4,4000-", "bytes=3996-3997,3998-", "bytes=3996-,-4"] {
            let response = try answer([.range: ranges])
            #expect(response.headers[.contentRange] == "bytes 3996-3999/4000", "\(ranges)")
            #expect(try await text(response) == "0999")
        }
    }

    @Test func `are several parts for several ranges`() async throws {
        let response = try answer([.range: "bytes=-4, 0-3"])
        #expect(response.status == .partialContent && response.headers[.contentRange] == nil)
        #expect(response.headers[.contentType] == "multipart/byteranges; boundary=BOUND")
        let body = try await text(response)
        #expect(body.utf8.count == response.body.count)
        #expect(
            body == "--BOUND\r\nContent-Type: text/plain\r\nContent-Range: bytes 3996-3999/4000\r\n\r\n0999"
                + "\r\n--BOUND\r\nContent-Type: text/plain\r\nContent-Range: bytes 0-3/4000\r\n\r\n0000"
                + "\r\n--BOUND--\r\n")
    }

    @Test func `of large parts are read in steps`() async throws {
        let content = String(repeating: "abcdefgh", count: 40_000)
        let response = try answer([.range: "bytes=0-199999,200100-"], content: content)
        let body = try await text(response)
        #expect(body.utf8.count == response.body.count)
        #expect(body.contains("\r\n\r\n" + content.prefix(200_000) + "\r\n--BOUND"))
        #expect(body.contains("\r\n\r\n" + content.dropFirst(200_100) + "\r\n--BOUND--\r\n"))
    }

    @Test(arguments: ["bytes=4000-", "bytes=5-2", "bytes=-0", "bytes=99999999999999999999-", "bytes=4000-4001,-0"])
    func `are refused with their size when no range is there`(_ range: String) throws {
        let response = try answer(
            [.range: range],
            headers: [.contentType: "text/plain", .cacheControl: "max-age=9", .vary: "Accept-Encoding"])
        #expect(response.status == .rangeNotSatisfiable && response.body.count == 0)
        #expect(response.headers[.contentRange] == "bytes */4000" && response.headers[.vary] == "Accept-Encoding")
        // It would be kept by caches, and is no text.
        #expect(response.headers[.cacheControl] == nil && response.headers[.contentType] == nil)
    }

    @Test(arguments: ["bytes=x", "lines=0-1", "bytes=", "bytes=0-1;q"])
    func `are whole for ranges that cannot be read`(_ range: String) throws {
        #expect(try answer([.range: range]).status == .ok)
    }

    @Test func `without bytes are whole for every range`() throws {
        for range in ["bytes=0-", "bytes=-1", "bytes=5-2"] {
            let response = try answer([.range: range], content: "")
            #expect(response.status == .ok && response.body.count == 0, "\(range)")
        }
    }

    @Test func `are whole for HEAD, whose ranges do not count`() throws {
        let response = try answer([.range: "bytes=0-3"], .head)
        #expect(response.status == .ok && response.body.count == 4000 && response.headers[.contentRange] == nil)
    }

    @Test(arguments: [
        ("\"t\"", 206), ("W/\"t\"", 200), ("\"u\"", 200), ("\"t\", \"t\"", 200), (date, 206),
        (HTTPDate.format(secondsSince1970: modified + 1), 200), (HTTPDate.format(secondsSince1970: modified - 1), 200),
        ("rubbish", 200), ("", 200), ("*", 200),
    ])
    func `are parts only if they are what the client began with`(_ ifRange: String, _ status: Int) throws {
        #expect(try answer([.range: "bytes=0-3", .ifRange: ifRange]).status.code == status)
        #expect(try answer([.range: "bytes=9999-", .ifRange: ifRange]).status.code == (status == 206 ? 416 : 200))
    }

    @Test func `with a weak tag are never parts by that tag`() throws {
        #expect(try answer([.range: "bytes=0-3", .ifRange: "W/\"t\""], tag: "W/\"t\"").status == .ok)
        #expect(try answer([.range: "bytes=0-3"], tag: "W/\"t\"").status == .partialContent)
    }

    @Test func `are not sent to a client that has them`() throws {
        let headers: Headers = [
            .contentType: "text/plain", .cacheControl: "max-age=9", .vary: "Accept-Encoding", .contentEncoding: "gzip",
        ]
        let response = try answer([.ifNoneMatch: "\"t\"", .range: "bytes=0-3"], headers: headers)
        #expect(response.status == .notModified && response.body.count == 0)
        #expect(response.headers[.eTag] == "\"t\"" && response.headers[.lastModified] == Self.date)
        #expect(response.headers[.cacheControl] == "max-age=9" && response.headers[.vary] == "Accept-Encoding")
        #expect(response.headers[.contentType] == nil && response.headers[.contentEncoding] == nil)
    }

    @Test func `are not sent to a client that believes in another state`() throws {
        for headers: Headers in [[.ifMatch: "\"x\""], [.ifUnmodifiedSince: "Thu, 01 Jan 1970 00:00:00 GMT"]] {
            let response = try answer(headers)
            #expect(response.status == .preconditionFailed && response.body.count == 0)
        }
    }

    @Test func `that are encoded are one part or whole`() throws {
        let encoded: Headers = [.contentEncoding: "br"]
        #expect(try answer([.range: "bytes=0-3"], headers: encoded).status == .partialContent)
        // Several parts under one `Content-Encoding` would be decoded as one.
        #expect(try answer([.range: "bytes=0-3,2000-2003"], headers: encoded).status == .ok)
    }

    @Test func `that shrink while several parts are sent end the response`() async throws {
        let path = FileManager.default.temporaryDirectory.path + "/ferro-shrink-" + UUID().uuidString
        try Data(Self.content.utf8).write(to: URL(filePath: path))
        defer { try? FileManager.default.removeItem(atPath: path) }
        let file = BodyFile(OpenFile(owning: open(path, O_RDONLY)), count: 4000)
        let response = FileAnswer(file, tag: nil, modified: nil, headers: [:]).response(
            to: Request(headers: [.range: "bytes=0-3,3000-"]), boundary: "B",
            reading: { try await ResponseBody.file($0).collect() })
        #expect(truncate(path, 100) == 0)
        await #expect(throws: HTTPFailure.self) { try await response.body.collect() }
    }
}
