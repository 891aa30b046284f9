import FerroHTTP
import FerroViews
import Foundation
import HTTPTypes
import NIOCore
import Testing

@Suite struct `Parts of public files` {
    private let folder: ScratchFolder
    private let files: PublicFiles

    init() throws {
        folder = try ScratchFolder(["small.txt": "0123456789", "empty.txt": ""])
        try folder.write("large.bin", Data((0..<100_000).map { UInt8(truncatingIfNeeded: $0 % 251) }))
        files = PublicFiles(PublicFilesConfiguration(directory: folder.path))
    }

    private func get(_ path: String, _ headers: Headers, method: HTTPRequest.Method = .get) async throws -> Response {
        try #require(await files.respond(to: Request(method: method, path: path, headers: headers)))
    }

    @Test func `are read from small and from large files`() async throws {
        let small = try await get("/small.txt", [.range: "bytes=2-4"])
        #expect(small.status == .partialContent)
        #expect(String(buffer: try await small.body.collect()) == "234")
        let large = try await get("/large.bin", [.range: "bytes=50000-"])
        #expect(large.headers[.contentRange] == "bytes 50000-99999/100000")
        let bytes = try await large.body.collect()
        #expect(bytes.readableBytes == 50_000)
        #expect(Array(buffer: bytes).first == UInt8(50_000 % 251))
    }

    @Test func `of large files are sent by the connection and never read into memory`() async throws {
        #expect(try await get("/large.bin", [:]).body.buffer == nil)
        #expect(try await get("/small.txt", [:], method: .head).body.buffer == nil)
        let several = try await get("/large.bin", [.range: "bytes=0-0,50000-50000"])
        #expect(several.body.buffer == nil)
        let body = String(buffer: try await several.body.collect())
        #expect(body.utf8.count == several.body.count)
        let type = try #require(several.headers[.contentType])
        let boundary = try #require(type.split(separator: "boundary=").last)
        #expect((20...70).contains(boundary.count) && body.hasPrefix("--\(boundary)\r\n"))
        #expect(body.hasSuffix("\r\n--\(boundary)--\r\n"))
    }

    @Test func `have another boundary each time`() async throws {
        let headers: Headers = [.range: "bytes=0-0,50000-50000"]
        let (one, other) = (try await get("/large.bin", headers), try await get("/large.bin", headers))
        #expect(one.headers[.contentType] != other.headers[.contentType])
    }

    @Test func `of an empty file are the empty file`() async throws {
        let response = try await get("/empty.txt", [.range: "bytes=0-"])
        #expect(response.status == .ok && response.body.count == 0)
    }

    @Test func `beyond four gigabytes are found`() async throws {
        let size = 5 << 30
        let descriptor = open(folder.path + "/sparse.bin", O_WRONLY | O_CREAT, 0o600)
        try #require(descriptor >= 0)
        defer { close(descriptor) }
        try #require(ftruncate(descriptor, off_t(size)) == 0)
        try #require(pwrite(descriptor, "end", 3, off_t(size - 3)) == 3)
        let last = try await get("/sparse.bin", [.range: "bytes=-5"])
        #expect(last.headers[.contentRange] == "bytes \(size - 5)-\(size - 1)/\(size)")
        #expect(Array(buffer: try await last.body.collect()) == [0, 0] + Array("end".utf8))
        let several = try await get("/sparse.bin", [.range: "bytes=0-1,\(size - 3)-"])
        #expect(String(buffer: try await several.body.collect()).contains("/\(size)\r\n\r\nend\r\n--"))
        #expect(try await get("/sparse.bin", [.range: "bytes=\(size)-"]).headers[.contentRange] == "bytes */\(size)")
        #expect(try await get("/sparse.bin", [:]).body.count == size)
        #expect(await files.url(for: "/sparse.bin").hasPrefix("/sparse.bin?v="))
    }

    @Test func `obey conditions first`() async throws {
        let tag = try #require(try await get("/small.txt", [:]).headers[.eTag])
        #expect(try await get("/small.txt", [.range: "bytes=0-1", .ifRange: tag]).status == .partialContent)
        #expect(try await get("/small.txt", [.range: "bytes=0-1", .ifRange: "\"x\""]).status == .ok)
        #expect(try await get("/small.txt", [.range: "bytes=0-1", .ifNoneMatch: tag]).status == .notModified)
        #expect(try await get("/small.txt", [.range: "bytes=0-1", .ifMatch: "\"x\""]).status == .preconditionFailed)
        #expect(try await get("/small.txt", [.range: "bytes=5-2"]).status == .rangeNotSatisfiable)
    }
}
