import FerroHTTP
import FerroViews
import Foundation
import HTTPTypes
import NIOCore
import Testing

@Suite struct `Encoded files beside plain ones` {
    private let folder: ScratchFolder
    private let files: PublicFiles

    init() throws {
        folder = try ScratchFolder([
            "app.css": "plain", "app.css.gz": "gzipped", "app.css.br": "brotli", "only.js": "plain",
            "only.js.gz": "gzipped",
            "none.txt": "plain", "lonely.svg.br": "brotli", "old.css": "plain", "old.css.br": "brotli",
            "out.css": "plain",
            "data.gz": "archive", "data.gz.gz": "twice",
        ])
        let then = Date(timeIntervalSince1970: 1_700_000_000)
        try FileManager.default.setAttributes([.modificationDate: then], ofItemAtPath: folder.path + "/old.css.br")
        try folder.link("out.css.br", to: "/etc/hostname")
        files = PublicFiles(PublicFilesConfiguration(directory: folder.path))
    }

    private func get(_ path: String, _ accept: String?, _ headers: Headers = [:]) async throws -> Response {
        var headers = headers
        headers[.acceptEncoding] = accept
        return try #require(await files.respond(to: Request(path: path, headers: headers)))
    }

    @Test(
        arguments: [
            ("gzip, deflate, br", "brotli", "br"), ("gzip", "gzipped", "gzip"), ("x-gzip", "gzipped", "gzip"),
            ("br;q=0.5, gzip;q=0.8", "gzipped", "gzip"), ("*", "brotli", "br"), ("br;q=0, *", "gzipped", "gzip"),
            ("identity, gzip", "gzipped", "gzip"), (nil, "plain", nil), ("", "plain", nil), ("deflate", "plain", nil),
            ("gzip;q=0", "plain", nil), ("identity, gzip;q=0.5", "plain", nil), ("*;q=0", "plain", nil),
            ("identity;q=0, gzip;q=0.1", "gzipped", "gzip"),
        ] as [(String?, String, String?)])
    func `are sent as the client takes them`(_ accept: String?, _ body: String, _ coding: String?) async throws {
        let response = try await get("/app.css", accept)
        #expect(String(buffer: try await response.body.collect()) == body)
        #expect(response.headers[.contentEncoding] == coding)
        #expect(response.headers[.contentType] == "text/css; charset=utf-8")
        #expect(response.headers[.vary] == "Accept-Encoding")
    }

    @Test func `are another state each, by their tags`() async throws {
        var tags = Set<String>()
        for accept in ["br", "gzip", ""] {
            let tag = try #require(try await get("/app.css", accept).headers[.eTag])
            tags.insert(tag)
            #expect(try await get("/app.css", accept, [.ifNoneMatch: tag]).status == .notModified)
        }
        #expect(tags.count == 3)
        let brotli = try #require(try await get("/app.css", "br").headers[.eTag])
        #expect(try await get("/app.css", "gzip", [.ifNoneMatch: brotli]).status == .ok)
        #expect(try await get("/app.css", "gzip", [.ifRange: brotli, .range: "bytes=0-1"]).status == .ok)
        #expect(try await get("/app.css", "br", [.ifNoneMatch: brotli]).headers[.vary] == "Accept-Encoding")
    }

    @Test func `have ranges of their own bytes`() async throws {
        let response = try await get("/app.css", "br", [.range: "bytes=-2"])
        #expect(response.status == .partialContent && response.headers[.contentRange] == "bytes 4-5/6")
        #expect(response.headers[.contentEncoding] == "br")
        #expect(String(buffer: try await response.body.collect()) == "li")
    }

    @Test func `are not sent where they are older than the plain file`() async throws {
        let response = try await get("/old.css", "br")
        #expect(response.headers[.contentEncoding] == nil && response.headers[.vary] == nil)
        #expect(String(buffer: try await response.body.collect()) == "plain")
    }

    @Test func `are not sent from outside of the folder`() async throws {
        let response = try await get("/out.css", "br")
        #expect(response.headers[.contentEncoding] == nil && response.headers[.vary] == nil)
    }

    @Test func `that do not exist change nothing`() async throws {
        let response = try await get("/none.txt", "br, gzip")
        #expect(response.headers[.contentEncoding] == nil && response.headers[.vary] == nil)
        #expect(try await get("/only.js", "br, gzip;q=0.1").headers[.contentEncoding] == "gzip")
        #expect(await files.respond(to: Request(path: "/lonely.svg", headers: [.acceptEncoding: "br"])) == nil)
    }

    @Test func `are files of their own when asked for by name`() async throws {
        let gzipped = try await get("/app.css.gz", "gzip, br")
        #expect(gzipped.headers[.contentType] == "application/gzip" && gzipped.headers[.contentEncoding] == nil)
        #expect(try await get("/app.css.br", "br").headers[.contentType] == "application/octet-stream")
        #expect(String(buffer: try await get("/data.gz", "gzip").body.collect()) == "archive")
    }

    @Test func `can be left alone`() async throws {
        let plain = PublicFiles(PublicFilesConfiguration(directory: folder.path, precompressed: false))
        let response = await plain.respond(to: Request(path: "/app.css", headers: [.acceptEncoding: "br"]))
        #expect(response?.headers[.contentEncoding] == nil && response?.headers[.vary] == nil)
    }
}
