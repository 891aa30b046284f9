import FerroHTTP
import FerroViews
import Foundation
import HTTPTypes
import NIOCore
import Testing

@Suite struct `Folders to send files from` {
    private let scratch: ScratchFolder
    private let folder: FileFolder

    init() throws {
        scratch = try ScratchFolder([
            "files/2026/17.pdf": "%PDF", "files/with %41 space.txt": "x", "files/.hidden": "x",
            "outside.txt": "outside",
        ])
        try scratch.link("files/out.txt", to: "../outside.txt")
        folder = FileFolder(scratch.path + "/files")
    }

    @Test func `answer with a file for this client only`() async throws {
        let response = try await folder.send("2026/17.pdf", to: Request())
        #expect(response.status == .ok && response.headers[.contentType] == "application/pdf")
        #expect(response.headers[.cacheControl] == "private, no-cache")
        #expect(
            response.headers[.contentDisposition] == "inline" && response.headers[.xContentTypeOptions] == "nosniff")
        #expect(String(buffer: try await response.body.collect()) == "%PDF")
        #expect(await folder.contains("2026/17.pdf"))
        #expect(await !folder.contains("2026"))
    }

    @Test func `obey conditions and ranges`() async throws {
        let range = try await folder.send("2026/17.pdf", to: Request(headers: [.range: "bytes=1-"]))
        #expect(range.status == .partialContent)
        #expect(String(buffer: try await range.body.collect()) == "PDF")
        let tag = try #require(range.headers[.eTag])
        let known = try await folder.send("2026/17.pdf", to: Request(headers: [.ifNoneMatch: tag]))
        #expect(known.status == .notModified)
    }

    @Test func `take names as they are`() async throws {
        #expect(try await folder.send("with %41 space.txt", to: Request()).status == .ok)
        #expect(
            try await folder.send("2026/17.pdf", to: Request(), type: .bytes).headers[.contentType]
                == "application/octet-stream")
    }

    @Test(arguments: [
        "", "/", "2026", "2026/", "/2026/17.pdf", "2026//17.pdf", "../outside.txt", "2026/../../outside.txt", ".hidden",
        "out.txt", "none", "2026\\17.pdf", "2026/17.pdf\0", "2026/17.pdf\n", "2026%2F17.pdf", "/etc/passwd",
        String(repeating: "a/", count: 600),
    ])
    func `do not find what is not inside`(_ path: String) async {
        await #expect(throws: Abort.self) { try await folder.send(path, to: Request()) }
        #expect(await !folder.contains(path))
    }

    @Test(arguments: [
        ("Invoice 17.pdf", "attachment; filename=\"Invoice 17.pdf\""),
        (
            "Rechnung für Jörg.pdf",
            "attachment; filename=\"Rechnung f_r J_rg.pdf\"; filename*=UTF-8''Rechnung%20f%C3%BCr%20J%C3%B6rg.pdf"
        ),
        ("a\"b.txt", "attachment; filename=\"a_b.txt\"; filename*=UTF-8''a%22b.txt"),
        ("100%.txt", "attachment; filename=\"100_.txt\"; filename*=UTF-8''100%25.txt"),
        ("../../etc/x\r\nSet-Cookie: a=b", "attachment; filename=\".._.._etc_x__Set-Cookie: a=b\""),
        ("a\\b.txt", "attachment; filename=\"a_b.txt\""), ("", "attachment; filename=\"\""),
    ])
    func `say under which name a file is kept`(_ name: String, _ field: String) async throws {
        let response = try await folder.send("2026/17.pdf", to: Request(), as: .attachment(name))
        #expect(response.headers[.contentDisposition] == field)
    }

    @Test func `give an attachment the name that the file has`() async throws {
        let response = try await folder.send("2026/17.pdf", to: Request(), as: .attachment)
        #expect(response.headers[.contentDisposition] == "attachment; filename=\"17.pdf\"")
    }
}
