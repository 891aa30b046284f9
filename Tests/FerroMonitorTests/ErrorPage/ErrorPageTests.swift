import FerroHTTP
import FerroSupport
import Foundation
import HTTPTypes
import Testing

@testable import FerroMonitor

private struct Broken: FerroError {
    var label = "sql.statement"
    var message = "no such column: titel <script>alert(1)</script>"
    var cause: (any Error)?
    var location = SourceLocation(file: "App/LinkController.swift", line: 42)
}

private struct Deep: Error, CustomStringConvertible { var description = "SQLITE_ERROR & \"friends\"" }

@Suite struct ErrorPageTests {
    private let request = Request(
        method: .get, path: "/links/<b>", query: "q=%3Cimg%20src=x%3E&api_token=hunter2&page=2",
        headers: [
            .authorization: "Bearer hunter2", .cookie: "ferro_session=hunter2", .accept: "text/html",
            .referer: "https://a.example/reset?token=hunter2",
            HTTPField.Name("X-Api-Key") ?? .via: "hunter2", HTTPField.Name("X-Evil") ?? .via: "\"><script>",
        ], id: "req-1")

    private func report(
        _ error: any Error = Broken(cause: Deep()), stage: Stage = .development, queries: [QueryRecord]? = nil
    ) -> ErrorReport {
        ErrorReport(
            error, request: request, route: "/links/{link}", stage: stage,
            queries: queries ?? [QueryRecord(sql: "SELECT \"a\" < $1", duration: .microseconds(420), rows: 3)],
            facts: [.init("Uptime", "<3 min>")])
    }

    private func object(_ report: ErrorReport) throws -> [String: Any] {
        let data = try JSONEncoder().encode(ErrorReply(report))
        return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    }

    @Test func `the developer sees what happened, where, and in which request`() {
        let page = ErrorPage.html(report())
        for text in [
            "no such column: titel", "sql.statement", "App/LinkController.swift:42", "/links/{link}", "req-1",
            "SQLITE_ERROR &amp; &quot;friends&quot;", "Deep", "SELECT &quot;a&quot; &lt; $1", "0.420", "text/html",
            "500",
        ] {
            #expect(page.contains(text), "\(text)")
        }
    }

    @Test func `nothing from outside becomes markup`() {
        let page = ErrorPage.html(report())
        for markup in ["<script", "<img", "<b></code>", "<3 min>"] {
            #expect(!page.contains(markup), "\(markup)")
        }
    }

    @Test func `no secret reaches a page or a reply`() throws {
        let json = String(decoding: try JSONEncoder().encode(ErrorReply(report())), as: UTF8.self)
        #expect(!(ErrorPage.html(report()) + json).contains("hunter2"))
        #expect(ErrorPage.html(report()).contains("&lt;redacted&gt;"))
    }

    @Test(arguments: [Stage.production, .staging, .custom("qa")])
    func `a stranger sees the status, a sentence and the id`(stage: Stage) throws {
        let page = ErrorPage.html(report(stage: stage))
        #expect(page.contains("500"))
        #expect(page.contains("Something went wrong on our side."))
        #expect(page.contains("req-1"))
        for detail in [
            "titel", "LinkController", "SQLITE", "SELECT", "/links", "sql.statement", "Uptime", stage.description,
        ] {
            #expect(!page.contains(detail), "\(detail)")
        }
        let reply = try object(report(stage: stage))
        #expect(Set(reply.keys) == ["message", "request_id"])
        #expect(reply["message"] as? String == "Something went wrong on our side. Please try again in a moment.")
        #expect(reply["request_id"] as? String == "req-1")
    }

    @Test func `an error that knows its response speaks for itself`() throws {
        let abort = Abort(.forbidden, "Only its author may delete a <post>.", hint: "Sign in as the author.")
        let page = ErrorPage.html(report(abort, stage: .production))
        #expect(report(abort).status == .forbidden)
        #expect(page.contains("Only its author may delete a &lt;post&gt;."))
        #expect(page.contains("Sign in as the author."))
        #expect(try object(report(abort, stage: .production))["hint"] as? String == "Sign in as the author.")
    }

    @Test func `the developer's JSON has the details`() throws {
        let reply = try object(report())
        #expect(reply["error"] as? String == "sql.statement")
        #expect(reply["location"] as? String == "App/LinkController.swift:42")
        #expect((reply["causes"] as? [[String: Any]])?.first?["error"] as? String == "Deep")
        let query = try #require((reply["queries"] as? [[String: Any]])?.first)
        #expect(query["duration_ms"] as? Double == 0.42)
        #expect(query["rows"] as? Int == 3)
    }

    @Test func `a statement that runs again and again is pointed out`() {
        let same = QueryRecord(sql: "SELECT 1", duration: .milliseconds(1), rows: 1)
        #expect(ErrorPage.html(report(queries: Array(repeating: same, count: 6))).contains("One statement ran 6 times"))
        #expect(!ErrorPage.html(report(queries: Array(repeating: same, count: 2))).contains("One statement ran"))
    }

    @Test func `a huge request makes a page of bounded size`() {
        var headers = Headers()
        for index in 0..<500 {
            headers.append(HTTPField.Name("X-\(index)") ?? .via, String(repeating: "<", count: 10_000))
        }
        let long = QueryRecord(sql: String(repeating: "<", count: 100_000), duration: .zero)
        let report = ErrorReport(
            Broken(message: String(repeating: "<", count: 1_000_000)), request: Request(headers: headers), route: nil,
            stage: .development, queries: Array(repeating: long, count: 500))
        #expect(ErrorPage.html(report).contains("500 in 0.000 ms, the first 200 listed"))
        #expect(ErrorPage.html(report).utf8.count < 6_000_000)
    }

    @Test func `control characters do not reach the page`() {
        #expect(
            HTMLEscape.text("a\u{0}b\u{1B}\r\n\t<>&\"'é")
                == "a\u{FFFD}b\u{FFFD}\u{FFFD}\n\t&lt;&gt;&amp;&quot;&#39;é")
    }
}
