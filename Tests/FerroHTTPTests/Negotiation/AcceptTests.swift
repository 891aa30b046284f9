import FerroHTTP
import HTTPTypes
import Testing

@Suite struct `Content negotiation` {
    private func preferred(_ accept: String?, _ types: [MediaType] = [.html, .json]) -> MediaType? {
        Request(headers: accept.map { [.accept: $0] } ?? [:]).preferredType(among: types)
    }

    @Test func `follows the most exact range and its quality`() {
        #expect(preferred("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8") == .html)
        #expect(preferred("application/json") == .json)
        #expect(preferred("text/html;q=0.5, application/json;q=0.6") == .json)
        #expect(preferred("text/*;q=0.5, */*;q=0.1, text/html;q=0") == .json)
        #expect(preferred("image/png") == nil)
    }

    @Test(
        arguments: [
            ("text/html;q=0.300", .html, 300), ("text/html;q=.2", .html, 200), ("text/html;q=0.0009", .html, 0),
            ("text/html;Q=1.000", .html, 1000), ("text/html;q=1.001, */*;q=0.5", .html, 500),
            ("text/html;q=x, */*;q=0.5", .html, 500), ("text/html;q=, */*;q=0.5", .html, 500),
            ("text/html;q=-1, */*;q=0.5", .html, 500), ("text/html;q=\"0.5\"", .html, 500),
            ("text/html;q=1e0, */*;q=0", .html, 0),
            ("text/html ; q=0.5", .html, 500), ("text/html;a=\"x,y;q=0\";q=0.7", .html, 700),
            ("text/html;q=0.5;q=1", .html, 500),
            ("text/html;level=1;q=0.1, text/html;q=0.8", .html, 800), ("text/html;level=1;q=0.1, text/*", .html, 100),
            ("text/html;charset=utf-8;q=0.4, text/html;q=0.9", .html, 400),
            ("text/html;q=0.1, text/html;q=0.9", .html, 100),
            ("*;q=0.2", .html, 200), ("*/html, text/html;q=0.3", .html, 300), ("text/html;a=\"open, */*", .html, 1000),
            ("TEXT/HTML;q=0.6", .html, 600), ("te xt/html, */*;q=0.1", .html, 100),
            ("text/*;q=0.3, text/plain;q=0.7, text/plain;format=flowed, */*;q=0.5", .plain, 700),
            ("text/*;q=0.3, text/plain;q=0.7, text/plain;format=flowed, */*;q=0.5", .html, 300),
            ("text/*;q=0.3, text/plain;q=0.7, text/plain;format=flowed, */*;q=0.5", .json, 500),
        ] as [(String, MediaType, Int)])
    func `weighs a type`(_ accept: String, _ type: MediaType, _ quality: Int) {
        #expect(Accept(accept).quality(of: type) == quality)
    }

    @Test func `reads what Java's client sends`() {
        #expect(preferred("text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2", [.json]) == .json)
    }

    @Test func `reads at most fifty entries`() {
        let many = Array(repeating: "a/b", count: 49).joined(separator: ",")
        #expect(Accept(many + ",text/html").quality(of: .html) == 1000)
        #expect(Accept(many + ",a/b,text/html").quality(of: .html) == 0)
        #expect(Accept(String(repeating: ",", count: 100_000) + "text/html;q=0.5").quality(of: .html) == 1000)
    }

    @Test func `gives the first type to a client that does not care`() {
        #expect(preferred(nil) == .html && preferred("*/*", [.json, .html]) == .json && preferred(";;,,") == .html)
    }

    @Test func `prefers only strictly`() {
        #expect(Request(headers: [.accept: "text/html"]).prefers(.html, over: .json))
        #expect(!Request(headers: [.accept: "*/*"]).prefers(.html, over: .json))
        #expect(!Request().prefers(.html, over: .json))
    }

    @Test func `media types are read without their parameters`() {
        #expect(MediaType(" Text/HTML ; charset=utf-8") == .html)
        #expect(MediaType("text") == nil && MediaType("a/b/c") == nil && MediaType("te xt/a") == nil)
        #expect(Request(headers: [.contentType: "application/json;charset=utf-8"]).contentType == .json)
        #expect(MediaType(fileExtension: "CSS")?.headerValue == "text/css; charset=utf-8")
        #expect(MediaType(fileExtension: "png")?.headerValue == "image/png" && MediaType(fileExtension: "exe2") == nil)
    }
}
