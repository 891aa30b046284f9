import FerroHTTP
import FerroSupport
import HTTPTypes
import NIOCore
import Testing

@Suite struct `Messages` {
    @Test func `headers are found in any case, joined when repeated, replaced and removed`() throws {
        var headers: Headers = [.accept: "a", .cookie: "x=1"]
        headers.append(.accept, "b")
        headers.append(.cookie, "y=2")
        #expect(headers[try #require(HTTPField.Name("ACCEPT"))] == "a, b")
        #expect(headers[.cookie] == "x=1; y=2" && headers.values(for: .accept) == ["a", "b"] && headers.count == 4)
        headers[.accept] = "c"
        #expect(headers.values(for: .accept) == ["c"] && headers.map(\.value) == ["c", "x=1", "y=2"])
        headers[.cookie] = nil
        #expect(!headers.contains(.cookie) && headers.count == 1)
    }

    @Test func `the names of this module are what they say`() {
        let names: [HTTPField.Name] = [
            .hostField, .xRequestID, .xForwardedFor, .xForwardedProto, .xRequestedWith, .xCSRFToken, .xFrameOptions,
            .serverTiming, .keepAlive,
        ]
        #expect(
            names.map(\.canonicalName) == [
                "host", "x-request-id", "x-forwarded-for", "x-forwarded-proto", "x-requested-with", "x-csrf-token",
                "x-frame-options", "server-timing", "keep-alive",
            ])
    }

    @Test func `a request keeps an acceptable id and makes one otherwise`() {
        #expect(Request(headers: [.xRequestID: "A.b_c-9"]).id == "A.b_c-9")
        for bad in ["", "a b", "é", String(repeating: "a", count: 65)] {
            let id = Request(headers: [.xRequestID: bad]).id
            #expect(id.utf8.count == 32 && id.utf8.allSatisfy { "0123456789abcdef".utf8.contains($0) })
        }
        #expect(Request().id != Request().id)
    }

    @Test func `a path given with a query is split`() {
        let request = Request(path: "/a?b=c")
        #expect(request.path == "/a" && request.query["b"] == "c")
    }

    @Test func `a body is read whole and in chunks, more than once`() async throws {
        let body = RequestBody("abc")
        for _ in 0..<2 {
            #expect(String(buffer: try await body.collect()) == "abc")
            var chunks: [String] = []
            for try await chunk in body { chunks.append(String(buffer: chunk)) }
            #expect(chunks == ["abc"])
        }
        for try await _ in RequestBody.empty { Issue.record("an empty body has no chunk") }
    }

    @Test func `responses say what they are`() {
        #expect(Response.text("a").headers[.contentType] == "text/plain; charset=utf-8")
        #expect(Response.html("a").headers[.contentType] == "text/html; charset=utf-8")
        #expect(Response.json(bytes: [0x31]).headers[.contentType] == "application/json")
        #expect(Response.redirect(to: "/a b?c=é%20").headers[.location] == "/a%20b?c=%C3%A9%20")
        #expect(Response.redirect(to: "/\r\nx").headers[.location] == "/%0D%0Ax")
        #expect(Response.redirect(to: "/").status == .seeOther && Response.empty().status == .noContent)
    }

    @Test func `an abort speaks for itself and knows its line`() {
        let abort = Abort(.notFound)
        #expect(abort.publicMessage == "Not Found" && abort.label == "http.404" && abort.location.line == #line - 1)
        #expect(Abort(.init(code: 799)).message == "Status 799")
    }
}
