import Ferro
import Testing

@Suite struct `The origin check` {
    struct Case: Sendable, CustomTestStringConvertible {
        var method: HTTPRequest.Method = .post
        var site: String?
        var origin: String?
        var host = "board.example"
        var passes: Bool
        var testDescription: String {
            "\(method.rawValue) Sec-Fetch-Site: \(site ?? "-"), Origin: \(origin ?? "-"), Host: \(host)"
        }
    }

    static let cases: [Case] = [
        Case(method: .get, site: "cross-site", passes: true),
        Case(method: .head, origin: "https://evil.example", passes: true),
        Case(method: .options, site: "cross-site", passes: true),
        Case(site: "same-origin", passes: true),
        Case(site: "none", passes: true),
        Case(site: "same-site", passes: false),
        Case(site: "cross-site", passes: false),
        Case(site: "", passes: false),
        Case(site: "cross-site", origin: "https://board.example", passes: false),
        Case(site: "same-origin", origin: "https://evil.example", passes: true),
        Case(site: "cross-site", origin: "https://admin.example", passes: true),
        Case(origin: "https://admin.example", passes: true),
        Case(origin: "https://board.example", passes: true),
        Case(origin: "http://board.example", passes: true),
        Case(origin: "https://BOARD.example", passes: true),
        Case(origin: "https://board.example:8443", passes: false),
        Case(origin: "https://board.example:8443", host: "board.example:8443", passes: true),
        Case(origin: "https://board.example.evil.example", passes: false),
        Case(origin: "https://evil.example/board.example", passes: false),
        Case(origin: "http://board.example", host: "board.example:80", passes: true),
        Case(origin: "https://board.example", host: "board.example:443", passes: true),
        Case(origin: "https://board.example", host: "board.example:80", passes: false),
        Case(origin: "null", passes: false),
        Case(origin: "", passes: false),
        Case(passes: true),
        Case(method: .put, site: "cross-site", passes: false),
        Case(method: .patch, site: "cross-site", passes: false),
        Case(method: .delete, site: "cross-site", passes: false),
        Case(method: .init("QUERY") ?? .post, site: "cross-site", passes: false),
    ]

    @Test(arguments: cases) func `lets through what the site itself sends`(_ test: Case) throws {
        var request = Request(method: test.method, path: "/links", headers: [.hostField: test.host])
        request.authority = test.host
        if let site = test.site { request.headers[try #require(HTTPField.Name("Sec-Fetch-Site"))] = site }
        if let origin = test.origin { request.headers[.origin] = origin }
        #expect(OriginCheck(trusted: ["https://admin.example"]).allows(request) == test.passes)
    }
}
