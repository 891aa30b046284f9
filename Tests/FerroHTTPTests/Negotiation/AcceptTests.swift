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
