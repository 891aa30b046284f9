import Foundation
import Testing

@testable import App

@Suite struct ViewModelTests {
    private let now = Date(timeIntervalSince1970: 1_795_255_200)

    @Test(arguments: [
        "javascript:alert(1)", "JavaScript:alert(1)", " javascript:alert(1)", "java\nscript:alert(1)",
        "data:text/html,x",
        "//example.com", "/path", "https://", "https:///x", "https://\\evil", "http://a b", "https://a\tb",
        "ftp://a.example", "",
        "https://:80/", "https://.x/", "vbscript:x", "https://a.example/\u{202E}gpj", "http:/a.example",
        "https://a.example/\0",
    ])
    func `an address that is no plain web address never becomes a link`(_ url: String) {
        #expect(SafeHref.href(url) == nil)
        #expect(SafeHref.host(url) == "")
    }

    @Test(arguments: [
        ("https://www.Example.com/a?b#c", "example.com"), ("HTTP://example.com:8080", "example.com:8080"),
        ("https://user:pass@example.com/", "example.com"), ("https://example.com?x=//y", "example.com"),
        ("https://münchen.example/ä", "münchen.example"), ("https://[::1]/", "[::1]"), ("https://www./", "www."),
    ])
    func `a web address shows its host`(_ url: String, _ host: String) {
        #expect(SafeHref.href(url) == url)
        #expect(SafeHref.host(url) == host)
    }

    @Test func `signs that no address has are encoded`() {
        #expect(SafeHref.href("https://a.example/\"<>`{}|^") == "https://a.example/%22%3C%3E%60%7B%7D%7C%5E")
    }

    @Test(arguments: [
        (0.0, "just now"), (59, "just now"), (60, "1 minute ago"), (3_599, "59 minutes ago"), (3_600, "1 hour ago"),
        (86_399, "23 hours ago"), (86_400, "yesterday"), (172_800, "2 days ago"), (2_591_999, "29 days ago"),
        (2_592_000, "22 Oct 2026"), (-30, "just now"), (-3_600, "21 Nov 2026"),
    ])
    func `near moments are relative, far ones a date`(_ seconds: Double, _ words: String) {
        #expect(TimeView(now.addingTimeInterval(-seconds), now: now).short == words)
    }

    @Test func `a moment has a form for machines and a full one`() {
        let view = TimeView(now, now: now)
        #expect(view.iso == "2026-11-21T10:00:00Z")
        #expect(view.full == "21 November 2026, 10:00 UTC")
    }

    @Test(arguments: [Double.infinity, -.infinity, .nan, 1e300, -1e300, .greatestFiniteMagnitude])
    func `a moment that no calendar has does not trap`(_ seconds: Double) {
        let view = TimeView(Date(timeIntervalSince1970: seconds), now: now)
        #expect(!view.short.isEmpty && !TimeView(now, now: Date(timeIntervalSince1970: seconds)).short.isEmpty)
    }

    @Test(
        arguments: [
            (1, 1, "1"), (1, 2, "1 2"), (2, 3, "1 2 3"), (1, 5, "1 2 … 5"), (3, 5, "1 2 3 4 5"), (4, 5, "1 2 3 4 5"),
            (7, 49, "1 … 6 7 8 … 49"), (49, 49, "1 … 48 49"), (4, 9, "1 2 3 4 5 … 9"), (6, 9, "1 … 5 6 7 8 9"),
            (0, 0, "1"), (-5, 3, "1 2 3"), (99, 3, "1 2 3"), (.max, .max, nil), (.min, .max, nil),
        ] as [(Int, Int, String?)])
    func `the pager shows the ends and the neighbours`(_ page: Int, _ pages: Int, _ shown: String?) {
        let pager = PagerView(page: page, pages: pages) { "?page=\($0)" }
        #expect(pager.items.count <= 7)
        #expect(pager.items.count { $0.isCurrent } == 1)
        if let shown { #expect(pager.items.map(\.label).joined(separator: " ") == shown) }
    }

    @Test func `the pager keeps the search in its addresses`() {
        let page = LinkIndexPage(links: [], total: 90, page: 2, pages: 3, query: "a&b c", tag: "c++")
        #expect(page.pager?.previous == "/links?q=a%26b%20c&tag=c%2B%2B")
        #expect(page.pager?.next == "/links?q=a%26b%20c&tag=c%2B%2B&page=3")
    }

    @Test(arguments: [
        (0, "0"), (999, "999"), (1_000, "1,000"), (-1_234_567, "-1,234,567"), (Int.min, "-9,223,372,036,854,775,808"),
    ])
    func `numbers are grouped by thousands`(_ number: Int, _ text: String) {
        #expect(Wording.grouped(number) == text)
    }

    @Test func `a field with errors describes itself by them`() {
        let field = FieldView("title", label: "Title", hint: "short", errors: ["must not be blank"])
        #expect(field.describedBy == "field-title-hint field-title-error")
        #expect(field.errors == ["Title must not be blank."])
        #expect(FieldView("title", label: "Title").describedBy == nil)
        #expect(FormSummaryView([FieldView("title", label: "Title")]) == nil)
    }
}
