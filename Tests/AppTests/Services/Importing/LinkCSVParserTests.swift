import Foundation
import Testing

@testable import App

@Suite struct LinkCSVParserTests {
    private let header = "url,title,tags,submitter\n"

    private func parse(_ rows: String) -> ImportedFile { LinkCSVParser.parse(header + rows) }

    @Test func `a row becomes a link with the line it stands on`() {
        let file = parse("https://swift.org/,Swift,\"Swift, Open Source\",Ada\n")
        #expect(file.problems.isEmpty)
        #expect(
            file.entries == [
                ImportedLink(
                    line: 2, url: "https://swift.org/", title: "Swift", tags: ["swift", "open-source"],
                    submitter: "Ada",
                    addedAt: nil)
            ])
    }

    @Test(arguments: ["\n", "\r\n", "\r"])
    func `every kind of line end counts once, also inside quotes`(_ end: String) {
        let rows = ["title,URL,extra", "\"A\(end)B \"\"C\"\"\",https://a.example/,x", "", "D,https://d.example/,"]
        for tail in ["", end] {
            let file = LinkCSVParser.parse("\u{FEFF}" + rows.joined(separator: end) + tail)
            #expect(file.problems.isEmpty)
            #expect(file.entries.map(\.title) == ["A B \"C\"", "D"])
            #expect(file.entries.map(\.line) == [2, 5])
        }
    }

    struct Bad: Sendable, CustomStringConvertible {
        let row: String
        let words: String
        var description: String { row }
    }

    @Test(arguments: [
        Bad(row: "https://a.example/,A", words: "has 2 columns and the header has 4"),
        Bad(row: "https://a.example/,A,b,c,d", words: "has 5 columns"),
        Bad(row: ",A,,", words: "has no address"),
        Bad(row: "https://a.example/, ,,", words: "has no title"),
        Bad(row: "javascript:alert(1),A,,", words: "“javascript:” address"),
        Bad(row: "JAVASCRIPT:alert(1),A,,", words: "“JAVASCRIPT:” address"),
        Bad(row: "a.example,A,,", words: "“a.example” as its address"),
        Bad(row: "https://,A,,", words: "as its address"),
        Bad(row: "https://a b,A,,", words: "without spaces"),
        Bad(row: "https://a.example/" + String(repeating: "x", count: 3_000) + ",A,,", words: "longer than 2048"),
        Bad(row: "https://a.example/,\"A\" B,,", words: "after a closing quote"),
        Bad(row: "https://a.example/,\"A,,", words: "never closed"),
        Bad(row: "https://a.example/,A\0,,", words: "NUL"),
        Bad(row: String(repeating: ",", count: 2_000), words: "more than 1,000"),
    ])
    func `a bad row is named and the next one goes in`(_ bad: Bad) {
        let file = parse("https://x.example/,X,,\n\(bad.row)\nhttps://y.example/,Y,,\n")
        #expect(file.problems.map(\.line) == [3])
        #expect(file.problems.first?.message.contains(bad.words) == true, "\(file.problems)")
        #expect(file.entries.map(\.title) == ["X", "Y"])
    }

    @Test func `bytes that are not UTF-8 are the problem of their row`() {
        let bytes = Array((header + "https://a.example/,A").utf8) + [0xFF] + Array(",,\nhttps://b.example/,B,,".utf8)
        let file = LinkCSVParser.parse(bytes)
        #expect(file.problems.map(\.line) == [2])
        #expect(file.problems.first?.message.contains("UTF-8") == true)
        #expect(file.entries.map(\.title) == ["B"])
    }

    @Test func `a forgotten quote costs its own line only`() {
        let file = parse("https://a.example/,\"A,,\nhttps://b.example/,\"B\",,\nhttps://c.example/,C,\"x,y\",\n")
        #expect(file.problems.map(\.line) == [2])
        #expect(file.entries.map(\.title) == ["B", "C"])
    }

    @Test(arguments: [
        ("", "empty"), ("\n\n", "empty"), ("title,tags\nA,b\n", "url and title"), ("url,title,url\n", "twice"),
        ("url;title;tags\n", "semicolons"), ("\"url,title\n", "never closed"),
    ])
    func `a header that names no address and title is the only problem`(_ text: String, _ words: String) {
        let file = LinkCSVParser.parse(text)
        #expect(file.entries.isEmpty)
        #expect(file.problems.count == 1)
        #expect(file.problems.first?.message.contains(words) == true, "\(file.problems)")
    }

    @Test func `ten thousand rows with twenty broken ones`() {
        let broken = Set((1...20).map { $0 * 487 })
        let rows = (0..<10_000).map { row in
            guard broken.contains(row) else { return "https://example.com/\(row),\"Title, \(row)\",swift,Ada" }
            return ["ftp://x/\(row),T,,", "https://example.com/,\"T,,", "https://example.com/\(row)", ",,,"][row % 4]
        }
        let file = parse(rows.joined(separator: "\r\n"))
        #expect(file.entries.count == 9_980)
        #expect(file.problems.map(\.line) == broken.sorted().map { $0 + 2 })
        #expect(file.problemCount == 20)
    }

    @Test func `a hundred thousand rows, and as many broken quotes, are read to the end`() {
        let good = parse(String(repeating: "https://example.com/a,A,,\n", count: 100_000))
        #expect(good.entries.count == 100_000)
        let bad = parse(String(repeating: "\"https://example.com/a,A,,\n", count: 100_000))
        #expect(bad.problemCount == 100_000)
        #expect(bad.problems.count == ImportLimits.standard.problems)
        let open = parse("\"" + String(repeating: "a\n", count: 100_000))
        #expect(open.problemCount == 100_000)
    }

    @Test func `limits hold`() {
        var limits = ImportLimits.standard
        limits.fileSize = 10
        #expect(LinkCSVParser.parse(header, limits: limits).problems.first?.message.contains("split it") == true)
        limits = .standard
        limits.titleLength = 5
        limits.submitterLength = 3
        let file = LinkCSVParser.parse(
            header + "https://a.example/,Very long,\"a,b,c,d,e,f,a\",Adalbert\n", limits: limits)
        #expect(file.entries.first?.title == "Very…")
        #expect(file.entries.first?.submitter == "Ada")
        #expect(file.entries.first?.tags == ["a", "b", "c", "d", "e"])
    }
}
