import Foundation
import Testing

@testable import App

@Suite struct BookmarksParserTests {
    /// As Firefox and Chrome write it, folders, icon and description included.
    private let export = """
        <!DOCTYPE NETSCAPE-Bookmark-file-1>
        <!-- This is an automatically generated file.
             It will be read and overwritten.
             DO NOT EDIT! -->
        <META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=UTF-8">
        <TITLE>Bookmarks</TITLE>
        <H1>Bookmarks Menu</H1>

        <DL><p>
            <DT><H3 ADD_DATE="1690000000" PERSONAL_TOOLBAR_FOLDER="true">Bar</H3>
            <DL><p>
                <DT><A HREF="https://www.swift.org/?a=1&amp;b=2" ADD_DATE="1700000000" ICON="data:image/png;base64,iVBOR==">Swift &amp; friends</A>
                <DD>What the page says <b>about</b> itself,
                on two lines.
                <DT><H3>Web &amp; HTTP</H3>
                <DL><p>
                    <DT><A HREF="https://httpwg.org/" TAGS="specs,Reading List" LAST_VISIT="1">HTTP&#8239;working&#x20;group</A>
                </DL><p>
                <HR>
            </DL><p>
            <dt><a href='http://example.com/'>Lower case</a>
        </DL>

        """

    private func item(_ text: String) -> ImportedFile { BookmarksParser.parse("<DL><p>\n\(text)\n</DL><p>\n") }

    @Test func `a browser's export is read with folders as tags`() throws {
        let file = BookmarksParser.parse(export)
        #expect(file.problems.isEmpty)
        #expect(file.entries.map(\.title) == ["Swift & friends", "HTTP working group", "Lower case"])
        #expect(
            file.entries.map(\.url) == ["https://www.swift.org/?a=1&b=2", "https://httpwg.org/", "http://example.com/"])
        #expect(file.entries.map(\.tags) == [[], ["specs", "reading-list", "web-http"], []])
        #expect(file.entries.map(\.line) == [12, 17, 21])
        #expect(file.entries.map(\.addedAt) == [Date(timeIntervalSince1970: 1_700_000_000), nil, nil])
    }

    @Test(arguments: ["\r\n", "\r"])
    func `other line ends and a byte order mark change nothing`(_ end: String) {
        let file = BookmarksParser.parse("\u{FEFF}" + export.replacingOccurrences(of: "\n", with: end))
        #expect(file.entries == BookmarksParser.parse(export).entries)
        #expect(file.problems.isEmpty)
    }

    struct Bad: Sendable, CustomStringConvertible {
        let line: String
        let words: String
        var description: String { line }
    }

    @Test(arguments: [
        Bad(line: "<DT><A HREF=\"javascript:alert(1)\">A</A>", words: "“javascript:” address"),
        Bad(line: "<DT><A HREF=\"place:sort=8\">Most visited</A>", words: "“place:” address"),
        Bad(line: "<DT><A HREF=\"java&#x73;cript:alert(1)\">A</A>", words: "“javascript:” address"),
        Bad(line: "<DT><A HREF=\"\">A</A>", words: "has no address"),
        Bad(line: "<DT><A>A</A>", words: "has no address"),
        Bad(line: "<DT><A HREF=\"https://a.example/\"></A>", words: "has no title"),
        Bad(line: "<DT><A HREF=\"https://a.example/\"> &nbsp; </A>", words: "has no title"),
        Bad(line: "<DT><A HREF=\"https://a.example/>A</A>", words: "not closed on its line"),
        Bad(line: "<DT><A HREF=\"https://a.example/\"", words: "not closed on its line"),
        Bad(line: "<DT><A HREF=\"https://a.example/\">A", words: "never closed"),
        Bad(line: "<DT><A HREF=\"https://a.example/\">A<DT>", words: "never closed"),
        Bad(line: "<DT>https://a.example/ A", words: "belongs to no bookmark"),
        Bad(line: "what is this", words: "belongs to no bookmark"),
        Bad(line: "<DT><A HREF=\"https://a.example/\0\">A</A>", words: "NUL"),
        Bad(line: "<DT><A HREF=\"https://a example/\">A</A>", words: "without spaces"),
        Bad(line: String(repeating: "x", count: 2 << 20), words: "longer than"),
    ])
    func `a bad line is named and the next one goes in`(_ bad: Bad) {
        let file = item(
            "<DT><A HREF=\"https://x.example/\">X</A>\n\(bad.line)\n<DT><A HREF=\"https://y.example/\">Y</A>")
        #expect(file.problems.map(\.line) == [3], "\(file.problems)")
        #expect(file.problems.first?.message.contains(bad.words) == true, "\(file.problems)")
        #expect(file.entries.map(\.title) == ["X", "Y"])
    }

    @Test func `bytes that are not UTF-8 are the problem of their line`() {
        let bytes =
            Array("<DL>\n<DT><A HREF=\"https://a.example/\">A".utf8) + [0xC3, 0x28]
            + Array("</A>\n<DT><A HREF=\"https://b.example/\">B</A>".utf8)
        let file = BookmarksParser.parse(bytes)
        #expect(file.problems.map(\.line) == [2])
        #expect(file.entries.map(\.title) == ["B"])
        #expect(BookmarksParser.parse([0xFF, 0xFE, 0x3C, 0x00]).problems.first?.message.contains("UTF-16") == true)
    }

    @Test func `two bookmarks on a line, and a title over two lines, are read`() {
        let file = item("<DT><A HREF=\"https://a.example/\">A</A><DT><A HREF=\"https://b.example/\">B\nC</A>")
        #expect(file.entries.map(\.title) == ["A", "B C"])
        #expect(file.problems.isEmpty)
    }

    @Test(
        arguments: [
            ("1700000000", 1_700_000_000.0), ("1700000000000", 1_700_000_000), ("1700000000000000", 1_700_000_000),
            ("0", nil), ("-5", nil), ("soon", nil), ("1e300", nil), ("9999999999", nil), ("nan", nil),
        ] as [(String, Double?)])
    func `dates are read in three units`(_ text: String, _ seconds: Double?) {
        let file = item("<DT><A HREF=\"https://a.example/\" ADD_DATE=\"\(text)\">A</A>")
        #expect(file.entries.first?.addedAt == seconds.map { Date(timeIntervalSince1970: $0) })
    }

    @Test func `ten thousand bookmarks with twenty broken ones`() {
        let broken = Set((1...20).map { $0 * 487 })
        let lines = (0..<10_000).map { line in
            guard broken.contains(line) else { return "<DT><A HREF=\"https://example.com/\(line)\">Title \(line)</A>" }
            return [
                "<DT><A HREF=\"javascript:void(0)\">T</A>", "<DT><A HREF=\"https://example.com/>T</A>",
                "<DT><A HREF=\"https://example.com/\"></A>", "<DT><A HREF=\"https://example.com/\">T",
            ][line % 4]
        }
        let file = item(lines.joined(separator: "\n"))
        #expect(file.entries.count == 9_980)
        #expect(file.problems.map(\.line) == broken.sorted().map { $0 + 2 })
    }

    @Test(arguments: [
        "<DL>", "</DL>", "<DT><H3>a</H3><DL>", "<", "<a", "<a href=\"", "<!--", "-->", "<a href='x", "&", "&#", "<!",
        "</", "<>",
        "<DT><A HREF=\"https://a.example/\">", "<H3>", "\0", "<a b=c d", "<A =\"\">", "&#x110000;", "&#99999999999;",
    ])
    func `ten thousand of anything are read to the end`(_ piece: String) {
        for separator in ["", "\n"] {
            let file = BookmarksParser.parse(
                String(repeating: piece + separator, count: 10_000))
            #expect(file.entries.isEmpty)
            #expect(file.problemCount > 0)
        }
    }

    @Test func `folders deeper than any browser makes keep the tags of the outer ones`() {
        let open = (0..<20_000).map { "<DT><H3>f\($0)</H3><DL>\n" }.joined()
        let close = String(repeating: "</DL>\n", count: 20_000)
        let file = BookmarksParser.parse(
            open + "<DT><A HREF=\"https://a.example/\">A</A>\n" + close + "<DT><A HREF=\"https://b.example/\">B</A>")
        #expect(file.entries.map(\.tags) == [["f63", "f62", "f61", "f60", "f59"], []])
        #expect(file.problems.isEmpty)
    }
}
