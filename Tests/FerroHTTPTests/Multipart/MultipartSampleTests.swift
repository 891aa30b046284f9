import FerroHTTP
import HTTPTypes
import NIOCore
import Testing

/// What clients of today send, byte for byte but for the contents.
@Suite struct `Multipart bodies as sent by` {
    private func read(_ type: String, _ body: String) async throws -> MultipartForm {
        try await Request(
            method: .post, headers: [.contentType: type], body: RequestBody(lines(body))
        ).multipartForm()
    }

    @Test func `Chrome`() async throws {
        let form = try await read(
            "multipart/form-data; boundary=----WebKitFormBoundary7MA4YWxkTrZu0gW",
            """
            ------WebKitFormBoundary7MA4YWxkTrZu0gW
            Content-Disposition: form-data; name="title"

            Ünïcode
            line two
            ------WebKitFormBoundary7MA4YWxkTrZu0gW
            Content-Disposition: form-data; name="cover"; filename="say %22hi%22 ü.png"
            Content-Type: image/png

            PNG
            ------WebKitFormBoundary7MA4YWxkTrZu0gW
            Content-Disposition: form-data; name="none"; filename=""
            Content-Type: application/octet-stream


            ------WebKitFormBoundary7MA4YWxkTrZu0gW--

            """)
        #expect(form["title"] == "Ünïcode\r\nline two" && form.files.count == 1 && form.file("none") == nil)
        let cover = try #require(form.file("cover"))
        #expect(
            cover.fileName == "say \"hi\" ü.png" && cover.isImage && cover.fileExtension == "png" && cover.size == 3)
    }

    @Test func `Firefox`() async throws {
        let form = try await read(
            "multipart/form-data; boundary=----geckoformboundary3f8d1c0b9a7e65",
            """
            ------geckoformboundary3f8d1c0b9a7e65
            Content-Disposition: form-data; name="tags[]"

            a
            ------geckoformboundary3f8d1c0b9a7e65
            Content-Disposition: form-data; name="tags[]"

            b
            ------geckoformboundary3f8d1c0b9a7e65
            Content-Disposition: form-data; name="notes"; filename="notes\\old.txt"
            Content-Type: text/plain

            x
            ------geckoformboundary3f8d1c0b9a7e65--

            """)
        #expect(form.fields.all("tags") == ["a", "b"] && form.file("notes")?.fileName == "old.txt")
    }

    @Test func `curl`() async throws {
        let form = try await read(
            "multipart/form-data; boundary=------------------------d74496d66958873e",
            """
            --------------------------d74496d66958873e
            Content-Disposition: form-data; name="person"

            anonymous
            --------------------------d74496d66958873e
            Content-Disposition: form-data; name="secret"; filename="a\\"b\\\\c.txt"
            Content-Type: text/plain

            contents

            --------------------------d74496d66958873e--

            """)
        #expect(form["person"] == "anonymous")
        #expect(
            form.file("secret")?.fileName == "c.txt" && form.file("secret")?.bytes == ByteBuffer(string: "contents\r\n")
        )
    }

    @Test func `Python's requests, with old and new ways to write names`() async throws {
        let form = try await read(
            "multipart/form-data; boundary=0f3b2a5c8d9e4f60a1b2c3d4e5f60718",
            """
            --0f3b2a5c8d9e4f60a1b2c3d4e5f60718
            Content-Disposition: form-data; name="a"

            1
            --0f3b2a5c8d9e4f60a1b2c3d4e5f60718
            Content-Disposition: form-data; name="f"; filename*=utf-8''na%C3%AFve%20file.txt

            x
            --0f3b2a5c8d9e4f60a1b2c3d4e5f60718--

            """)
        #expect(form["a"] == "1" && form.file("f")?.fileName == "naïve file.txt" && form.file("f")?.contentType == nil)
    }

    @Test func `Java's mail library, quoted and with a preamble`() async throws {
        let form = try await read(
            "multipart/form-data; charset=UTF-8; boundary=\"----=_Part_1_1234.5678\"",
            """
            This is a multi-part message in MIME format.
            ------=_Part_1_1234.5678
            Content-Type: text/plain; charset=UTF-8
            Content-Transfer-Encoding: 8bit
            Content-Disposition: form-data; name=a

            ö
            ------=_Part_1_1234.5678--
            """)
        #expect(form["a"] == "ö")
    }
}
