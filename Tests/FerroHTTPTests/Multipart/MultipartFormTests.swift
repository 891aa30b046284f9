import FerroHTTP
import HTTPTypes
import NIOCore
import Testing

@Suite struct `A multipart form` {
    private struct Photo: Decodable, Equatable {
        var caption: String
        var file: UploadedFile
    }
    private struct Input: Decodable, Equatable {
        var title: String
        var isPublic: Bool
        var cover: UploadedFile?
        var pages: [UploadedFile]
        var photos: [Photo]
    }

    private func request(_ parts: [(disposition: String, body: String)]) -> Request {
        let body = parts.map { "--X\r\nContent-Disposition: form-data; \($0.disposition)\r\n\r\n\($0.body)\r\n" }
            .joined()
        return Request(
            method: .post, headers: [.contentType: "multipart/form-data; boundary=X"],
            body: RequestBody(body + "--X--\r\n"))
    }

    private func file(_ field: String, _ name: String, _ text: String) -> UploadedFile {
        UploadedFile(fieldName: field, fileName: name, bytes: ByteBuffer(string: text))
    }

    @Test func `decodes fields and files by the rules of forms`() async throws {
        let input = try await request([
            ("name=title", "T"), ("name=isPublic", "on"), ("name=cover; filename=c.png", "C"),
            ("name=\"pages[]\"; filename=1.txt", "1"), ("name=\"pages[]\"; filename=2.txt", "2"),
            ("name=\"photos[0][caption]\"", "sea"), ("name=\"photos[0][file]\"; filename=s.jpg", "S"),
        ]).multipartForm().decode(Input.self)
        #expect(input.title == "T" && input.isPublic && input.cover == file("cover", "c.png", "C"))
        #expect(input.pages == [file("pages[]", "1.txt", "1"), file("pages[]", "2.txt", "2")])
        #expect(input.photos == [Photo(caption: "sea", file: file("photos[0][file]", "s.jpg", "S"))])
    }

    @Test func `leaves out files that were not chosen`() async throws {
        let form = try await request([("name=title", "T"), ("name=cover; filename=\"\"", "")]).multipartForm()
        let input = try form.decode(Input.self)
        #expect(input.cover == nil && input.pages.isEmpty && form.files.isEmpty && form.file("cover") == nil)
    }

    @Test func `names the field that should have been a file`() async throws {
        struct Upload: Decodable { var cover: UploadedFile }
        let form = try await request([("name=cover", "text")]).multipartForm()
        let error = #expect(throws: DecodingError.self) { try form.decode(Upload.self) }
        guard case .typeMismatch(_, let context)? = error else {
            Issue.record("unexpected \(String(describing: error))")
            return
        }
        #expect(context.codingPath.map(\.stringValue) == ["cover"])
        #expect(throws: DecodingError.self) { try form.decode([String: Int].self) }
    }

    @Test func `finds files by the name of their field`() async throws {
        let form = try await request([
            ("name=\"a[]\"; filename=1", "1"), ("name=a; filename=2", "2"), ("name=b; filename=3", "3"),
        ]).multipartForm()
        #expect(form.files("a").map(\.fileName) == ["1", "2"] && form.file("b")?.size == 1 && form.file("c") == nil)
    }

    @Test func `stops at what it may hold together and at the limits of forms`() async throws {
        let request = self.request([("name=a", "12345"), ("name=b; filename=f", "12345")])
        _ = try await request.multipartForm(upTo: 10)
        var error = await #expect(throws: HTTPFailure.self) { try await request.multipartForm(upTo: 9) }
        #expect(error?.status == .contentTooLarge && error?.message.contains("\"b\"") == true)
        error = await #expect(throws: HTTPFailure.self) { try await request.multipartForm(form: FormLimits(keys: 1)) }
        #expect(error?.status == .badRequest && error?.code == .form)
        let deep = self.request([("name=\"a[b][c]\"", "")])
        error = await #expect(throws: HTTPFailure.self) { try await deep.multipartForm(form: FormLimits(depth: 2)) }
        #expect(error?.message.contains("\"a[b][c]\"") == true)
    }

    @Test(
        arguments: [("a.TXT", "txt"), ("a.tar.gz", "gz"), ("a", nil), (".env", nil), ("a.", nil), ("", nil)]
            as [(String, String?)])
    func `gives the extension of a file's name`(_ name: String, _ expected: String?) {
        #expect(UploadedFile(fieldName: "f", fileName: name, bytes: ByteBuffer()).fileExtension == expected)
    }
}
