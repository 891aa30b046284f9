import FerroHTTP
import HTTPTypes
import NIOCore
import Testing

@Suite struct `The head of a multipart part` {
    @Test(
        arguments: [
            ("form-data; name=\"a\"", "a", nil), ("FORM-DATA;NAME=a", "a", nil), ("form-data; name=\"\"", "", nil),
            ("form-data; name=\"a%22b%0D%0Ac\"", "a\"b\r\nc", nil),
            ("form-data; name=\"50%25 %2 %\"", "50%25 %2 %", nil),
            ("form-data; name=\"a;b=c\"; filename=\"d; e=\\\"f\\\".txt\"", "a;b=c", "d; e=\"f\".txt"),
            ("form-data; name=a; filename=\"\"", "a", ""), ("form-data; name=a;; filename=b.txt ;", "a", "b.txt"),
            ("form-data; name=\"naïve 日本\"; filename=\"ü.png\"", "naïve 日本", "ü.png"),
            ("form-data; name=a; filename=\"100%25.txt\"", "a", "100%25.txt"),
        ] as [(String, String, String?)])
    func `is read as browsers write it`(_ disposition: String, _ name: String, _ fileName: String?) throws {
        let head = try partHead(disposition)
        #expect(head?.name == name && head?.fileName == fileName)
    }

    @Test(arguments: [
        ("UTF-8''%e2%82%ac%20rates.txt", "€ rates.txt"), ("utf-8'en'plain", "plain"),
        ("ISO-8859-1''%A3%20rates", "£ rates"), ("UTF-8''..%2F..%2Fetc%2Fpasswd", "passwd"),
        ("UTF-8''%ff", "plain.txt"), ("UTF-8''%zz", "plain.txt"), ("koi8-r''a", "plain.txt"), ("nothing", "plain.txt"),
        ("\"UTF-8''a b\"", "plain.txt"), ("UTF-8''", ""),
    ])
    func `prefers a valid extended file name`(_ extended: String, _ fileName: String) throws {
        for order in ["filename=plain.txt; filename*=\(extended)", "filename*=\(extended); filename=plain.txt"] {
            #expect(try partHead("form-data; name=a; \(order)")?.fileName == fileName)
        }
    }

    @Test(arguments: [
        ("C:\\\\Users\\\\me\\\\a.txt", "a.txt"), ("C:\\Users\\me\\a.txt", "a.txt"), ("../../etc/passwd", "passwd"),
        ("/a/", ""), ("..", ""), (".", ""), ("a/..", ""), (" a.txt ", "a.txt"), ("a%0D%0Ab.txt", "ab.txt"),
        ("a\u{202E}gpj.exe", "agpj.exe"), (".htaccess", ".htaccess"), ("a\u{85}b", "ab"), (" .. ", ""),
    ])
    func `keeps the last component of a file name`(_ sent: String, _ fileName: String) throws {
        #expect(try partHead("form-data; name=a; filename=\"\(sent)\"")?.fileName == fileName)
    }

    @Test func `carries its type and fields`() throws {
        var parser = MultipartParser(boundary: try MultipartBoundary("X"))
        parser.push(
            ByteBuffer(
                string: "--X\r\ncontent-disposition: form-data; name=a\r\nContent-Type: Image/PNG; x=y\r\nX-A:b\r\n\r\n"
            ))
        guard case .part(let head)? = try parser.next() else {
            Issue.record("a part was expected")
            return
        }
        #expect(head.contentType == MediaType("image", "png") && head.headers.count == 3 && head.fileName == nil)
    }
}

@Suite struct `A multipart boundary` {
    @Test(arguments: [
        ("multipart/form-data; boundary=abc", "abc"), ("Multipart/Form-Data;charset=utf-8; Boundary=\"a b\"", "a b"),
        ("multipart/form-data; boundary=----WebKitFormBoundaryAbc123", "----WebKitFormBoundaryAbc123"),
        ("multipart/form-data; boundary==_Part_0_'1.2':/?,()+", "=_Part_0_'1.2':/?,()+"),
        ("multipart/form-data; boundary=\(String(repeating: "x", count: 70))", String(repeating: "x", count: 70)),
    ])
    func `is read from the content type`(_ type: String, _ boundary: String) throws {
        #expect(try MultipartBoundary(contentType: type).description == boundary)
    }

    @Test(arguments: [
        ("multipart/form-data", 400), ("multipart/form-data; boundary=", 400),
        ("multipart/form-data; boundary=\"\"", 400),
        ("multipart/form-data; boundary=\"a \"", 400), ("multipart/form-data; boundary=a b", 400),
        ("multipart/form-data; boundary=a; boundary=a", 400), ("multipart/form-data; boundary=\"a\\\r\"", 400),
        ("multipart/form-data; boundary=a, multipart/form-data; boundary=b", 400),
        ("multipart/form-data; boundary=é", 400),
        ("multipart/form-data; boundary=\(String(repeating: "x", count: 71))", 400),
        ("multipart/form-data boundary=a", 415),
        ("multipart/mixed; boundary=a", 415), ("", 415), ("application/json", 415),
        ("multipart/form-data; boundary=\"a", 400),
    ])
    func `is refused when it is missing, repeated or not allowed`(_ type: String, _ status: Int) {
        let error = #expect(throws: HTTPFailure.self) { try MultipartBoundary(contentType: type) }
        #expect(error?.status.code == status)
    }
}
