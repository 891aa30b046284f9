import Ferro
import FerroTesting
import Foundation
import Testing

@Suite struct `Files that handlers send` {
    struct Files: Application {
        static let path = FileManager.default.temporaryDirectory.path + "/ferro-files-" + UUID().uuidString

        func config(_ env: Env) throws -> Config { try Config(env) }

        func routes(_ r: Router) {
            let folder = FileFolder(Self.path)
            r.get("show/{name}") { (c: Context) in try await c.file(try await c.path("name"), in: folder) }
            r.get("keep/{name}") { (c: Context) in
                try await c.download(try await c.path("name"), in: folder, as: "Invoice.pdf")
            }
        }
    }

    @Test func `are shown, kept, sent in part, and only from their folder`() async throws {
        try FileManager.default.createDirectory(atPath: Files.path, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: Files.path) }
        try Data("%PDF-1.7".utf8).write(to: URL(filePath: Files.path + "/17.pdf"))
        try await withApp(Files.self) { app in
            let shown = await app.get("/show/17.pdf").expect(.ok)
            #expect(shown.text == "%PDF-1.7" && shown.headers[.contentType] == "application/pdf")
            #expect(shown.headers[.contentDisposition] == "inline")
            let kept = await app.get("/keep/17.pdf", headers: [.range: "bytes=1-3"]).expect(.partialContent)
            #expect(kept.text == "PDF" && kept.headers[.contentRange] == "bytes 1-3/8")
            #expect(kept.headers[.contentDisposition] == "attachment; filename=\"Invoice.pdf\"")
            for name in ["none.pdf", "..%2F..%2Fetc%2Fpasswd", "%2Fetc%2Fpasswd"] {
                await app.get("/show/\(name)").expect(.notFound)
            }
        }
    }
}
