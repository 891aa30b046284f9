import FerroTesting
import NIOCore
import Testing

@testable import Ferro

@Suite struct `Bodies that come and go compressed` {
    private struct Sum: ResponseValue { var text: String }

    @Input struct Note {
        var text: String
        static var rules: Rules<Self> { Check(\.text, .notBlank) }
    }

    private struct Notes: Application {
        func config(_ env: Env) throws -> Config { try Config(env) }
        func routes(_ r: Router) {
            r.use(Compression(), DecompressRequests())
            r.post("notes") { (c: Context) async throws -> Sum in
                let note: Note = try await c.body()
                return Sum(text: String(repeating: note.text, count: 500))
            }
        }
    }

    /// `{"text":"hello"}` as gzip, made by Python's gzip with mtime 0.
    private static let gzip: [UInt8] = [
        31, 139, 8, 0, 0, 0, 0, 0, 2, 255, 171, 86, 42, 73, 173, 40, 81, 178, 82, 202, 72, 205, 201, 201, 87, 170, 5, 0,
        60, 170, 220, 137, 16, 0, 0, 0,
    ]

    @Test func `are read by inputs and sent to clients that take them`() async throws {
        try await withApp(Notes.self) { app in
            let headers: Headers = [
                .contentType: "application/json", .contentEncoding: "gzip", .acceptEncoding: "gzip",
            ]
            let request = Request(
                method: .post, path: "/notes", headers: headers, body: RequestBody(ByteBuffer(bytes: Self.gzip)))
            let answer = await app.send(request).expect(.ok)
            #expect(answer.headers[.contentEncoding] == "gzip")
            #expect(answer.headers[.vary]?.lowercased().contains("accept-encoding") == true)
            #expect((answer.response.body.buffer?.readableBytes ?? .max) < 200)
        }
    }
}
