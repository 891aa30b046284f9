import FerroTesting
import Foundation
import NIOCore
import Testing

@testable import Ferro

@Suite struct `Files that are sent in forms` {
    private struct Kept: Codable, Sendable { var name: String; var size: Int; var path: String; var text: String }
    private struct Kind: Codable, Sendable { var title: String; var cover: Int }

    private struct Uploader: Application {
        func config(_ env: Env) throws -> Config { try Config(env) }
        func routes(_ r: Router) {
            r.post("files") { (c: Context) async throws -> Response in
                var kept: [Kept] = []
                for try await part in try c.request.multipart() where part.isFile {
                    let upload = try await c.upload(part, upTo: 100)
                    let text = try String(contentsOf: upload.file.url, encoding: .utf8)
                    kept.append(Kept(name: upload.fileName, size: upload.size, path: upload.file.path, text: text))
                }
                return try .json(kept)
            }
            r.post("posts") { (c: Context) async throws -> Response in
                let post: NewPost = try await c.body()
                return try .json(Kind(title: post.title, cover: post.cover.size))
            }
        }
    }

    @Input struct NewPost {
        var title: String
        var cover: UploadedFile
        static var rules: Rules<Self> { Check(\.title, .notBlank) }
    }

    private let headers: Headers = [.contentType: "multipart/form-data; boundary=edge"]

    private func body(_ parts: [(disposition: String, text: String)]) -> String {
        parts.map { "--edge\r\nContent-Disposition: form-data; \($0.disposition)\r\n\r\n\($0.text)\r\n" }.joined()
            + "--edge--\r\n"
    }

    @Test func `are written to files that are gone when the request is answered`() async throws {
        try await withApp(Uploader.self) { app in
            let text = body([
                ("name=\"note\"", "no file"), ("name=\"a\"; filename=\"../../a.txt\"", "hello"),
                ("name=\"b\"; filename=\"b.txt\"", ""),
            ])
            let answer = await app.send(.post, "/files", headers: headers, body: text).expect(.ok)
            let kept = try answer.json([Kept].self)
            #expect(kept.map(\.name) == ["a.txt", "b.txt"] && kept.map(\.size) == [5, 0])
            #expect(kept.map(\.text) == ["hello", ""])
            #expect(kept.allSatisfy { !FileManager.default.fileExists(atPath: $0.path) })
            #expect(kept.allSatisfy { !$0.path.contains("a.txt") })
        }
    }

    @Test func `are refused where they are longer than allowed, and leave nothing behind`() async throws {
        let folder = NSTemporaryDirectory() + "ferro-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        var file: TemporaryFile? = try TemporaryFile(in: folder)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder).count == 1)
        try Array("abc".utf8).withUnsafeBytes { try file?.append($0) }
        file = nil
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
        try await withApp(Uploader.self) { app in
            let long = String(repeating: "x", count: 101)
            let text = body([("name=\"a\"; filename=\"a\"", long)])
            await app.send(.post, "/files", headers: headers, body: text).expect(.contentTooLarge)
        }
    }

    @Test func `a folder that cannot be written says which setting names it`() {
        let error = #expect(throws: ApplicationError.self) { try TemporaryFile(in: "/nowhere/at/all") }
        #expect(error?.message.contains("config.uploads.directory") == true)
    }

    @Test func `are fields of an input like others`() async throws {
        try await withApp(Uploader.self) { app in
            let good = body([("name=\"title\"", "Sun"), ("name=\"cover\"; filename=\"s.png\"", "12345")])
            let answer = await app.send(.post, "/posts", headers: headers, body: good).expect(.ok)
            let kind = try answer.json(Kind.self)
            #expect(kind.title == "Sun" && kind.cover == 5)
            let blank = body([("name=\"title\"", " "), ("name=\"cover\"; filename=\"s.png\"", "12345")])
            await app.send(.post, "/posts", headers: headers, body: blank).expect(.unprocessableContent)
            await app.send(.post, "/posts", headers: headers, body: "--edge\r\nbroken").expect(.badRequest)
        }
        try await withApp(Uploader.self, environment: ["UPLOAD_MAX_FIELDS": "1"]) { app in
            let two = body([("name=\"title\"", "Sun"), ("name=\"cover\"; filename=\"s.png\"", "12345")])
            await app.send(.post, "/posts", headers: headers, body: two).expect(.contentTooLarge)
        }
    }
}
