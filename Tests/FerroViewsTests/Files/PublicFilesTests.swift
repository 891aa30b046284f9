import FerroHTTP
import FerroViews
import Foundation
import HTTPTypes
import NIOCore
import Testing

@Suite struct PublicFilesTests {
    private let folder: ScratchFolder
    private let files: PublicFiles

    init() throws {
        folder = try ScratchFolder([
            "secret.txt": "outside", "public/index.html": "<p>", "public/assets/app.css": "body{}",
            "public/with space.txt": "space", "public/.env": "KEY=1", "public/.git/config": "x", "public/empty.bin": "",
            "public/é.txt": "accent",
        ])
        try folder.link("public/out.txt", to: "../secret.txt")
        try folder.link("public/in.txt", to: "index.html")
        try folder.link("public/up", to: "..")
        try folder.link("public/env.txt", to: ".env")
        files = PublicFiles(PublicFilesConfiguration(directory: folder.path + "/public"))
    }

    private func get(_ path: String, _ headers: Headers = [:], method: HTTPRequest.Method = .get) async -> Response? {
        await files.respond(to: Request(method: method, path: path, headers: headers))
    }

    @Test func `a file is answered with its type, its tag and its date`() async throws {
        let response = try #require(await get("/index.html"))
        #expect(response.status == .ok)
        #expect(response.headers[.contentType] == "text/html; charset=utf-8")
        #expect(response.headers[.cacheControl] == "max-age=0, must-revalidate")
        #expect(response.headers[.xContentTypeOptions] == "nosniff")
        #expect(response.headers[.eTag]?.hasPrefix("\"") == true)
        #expect(response.headers[.lastModified].flatMap { HTTPDate.parse($0) } != nil)
        #expect(response.body.buffer.map { String(buffer: $0) } == "<p>")
    }

    @Test func `assets are kept for a year`() async throws {
        let response = try #require(await get("/assets/app.css?v=1"))
        #expect(response.headers[.cacheControl] == "public, max-age=31536000, immutable")
        #expect(response.headers[.contentType] == "text/css; charset=utf-8")
    }

    @Test func `names are decoded once`() async throws {
        #expect(await get("/with%20space.txt")?.status == .ok)
        #expect(await get("/%C3%A9.txt")?.status == .ok)
        #expect(await get("/with%2520space.txt") == nil)
        #expect(await get("/empty.bin")?.body.count == 0)
    }

    @Test(arguments: [
        "/", "/assets", "/assets/", "/missing", "/../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt",
        "/assets/../../secret.txt", "/%252e%252e/secret.txt", "/.env", "/%2eenv", "/.git/config", "/./index.html",
        "//index.html", "/index.html/", "/index.html%00", "/index.html\0", "/%", "/%zz", "/assets\\app.css",
        "/assets%5Capp.css", "/out.txt", "/up/secret.txt", "/env.txt", "*", "", "index.html",
        "/%ff", "/index.html%0a", "/" + String(repeating: "a/", count: 40), "/" + String(repeating: "a", count: 300),
        "/" + String(repeating: "a", count: 5_000),
    ])
    func `what is no public file is left to the router`(_ path: String) async {
        #expect(await get(path) == nil)
    }

    @Test func `a link that stays inside is followed`() async {
        #expect(await get("/in.txt")?.status == .ok)
    }

    @Test(arguments: [HTTPRequest.Method.post, .put, .delete, .options])
    func `only GET and HEAD are answered`(_ method: HTTPRequest.Method) async {
        #expect(await get("/index.html", method: method) == nil)
    }

    @Test func `a path is known to be a file for every method`() async {
        for path in ["/index.html", "/with%20space.txt", "/in.txt"] { #expect(await files.contains(path), "\(path)") }
        for path in ["/", "/assets", "/missing", "/.env", "/out.txt", "/up/secret.txt", "/..%2fsecret.txt"] {
            #expect(await !files.contains(path), "\(path)")
        }
    }

    @Test func `HEAD is answered as GET is`() async {
        #expect(await get("/index.html", method: .head)?.headers[.contentType] == "text/html; charset=utf-8")
    }

    @Test func `a client that has the file is told so`() async throws {
        let first = try #require(await get("/index.html"))
        let tag = try #require(first.headers[.eTag])
        let date = try #require(first.headers[.lastModified])
        let fresh: [Headers] = [
            [.ifNoneMatch: tag], [.ifNoneMatch: "W/" + tag], [.ifNoneMatch: "\"x\" , \(tag) "], [.ifNoneMatch: "*"],
            [.ifModifiedSince: date], [.ifModifiedSince: "Fri, 31 Dec 9999 23:59:59 GMT"],
        ]
        for headers in fresh {
            let response = try #require(await get("/index.html", headers))
            #expect(response.status == .notModified, "\(headers)")
            #expect(response.body.count == 0)
            #expect(response.headers[.eTag] == tag)
        }
        let stale: [Headers] = [
            [.ifNoneMatch: "\"x\""], [.ifNoneMatch: "\"x\"", .ifModifiedSince: date], [.ifModifiedSince: "yesterday"],
            [.ifModifiedSince: "Thu, 01 Jan 1970 00:00:00 GMT"], [.ifNoneMatch: ""],
        ]
        for headers in stale { #expect(await get("/index.html", headers)?.status == .ok, "\(headers)") }
    }

    @Test func `a changed file has another tag and another version`() async throws {
        let (tag, url) = (await get("/assets/app.css")?.headers[.eTag], await files.url(for: "/assets/app.css"))
        #expect(url.hasPrefix("/assets/app.css?v="))
        #expect(await files.url(for: "/assets/app.css") == url)
        try folder.write("public/assets/app.css", "body{color:red}")
        #expect(await get("/assets/app.css")?.headers[.eTag] != tag)
        #expect(await files.url(for: "/assets/app.css") != url)
        #expect(await files.url(for: "/assets/none.css") == "/assets/none.css")
    }

    @Test func `a named pipe is no file and does not hold up the queue`() async throws {
        #expect(mkfifo(folder.path + "/public/pipe", 0o600) == 0)
        #expect(await get("/pipe") == nil)
    }

    @Test func `a folder that is not there has no files`() async {
        let none = PublicFiles(PublicFilesConfiguration(directory: "/nowhere"))
        #expect(await none.respond(to: Request(path: "/index.html")) == nil)
    }
}
