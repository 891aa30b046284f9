import Testing

@testable import App

@Suite struct ImportFormatTests {
    @Test(
        arguments: [
            ("<!DOCTYPE NETSCAPE-Bookmark-file-1>\n", "", ImportFormat.bookmarks),
            ("\u{FEFF}\n<!doctype netscape-bookmark-file-1>", "x.csv", .bookmarks),
            ("<html>", "", .bookmarks), ("", "bookmarks.HTML", .bookmarks),
            ("url,title\n", "", .csv), ("\u{FEFF}\"Title\", \"URL\"\r\n", "", .csv), ("", "links.csv", .csv),
            ("%PDF-1.7", "a.pdf", nil), ("", "", nil), ("\0\0", "", nil),
        ] as [(String, String, ImportFormat?)])
    func `the format is told by the content first and by the name second`(
        _ text: String, _ name: String, _ format: ImportFormat?
    ) {
        #expect(ImportFormat.detect(Array(text.utf8), fileName: name) == format)
    }

    @Test func `bytes that are no text have no format`() {
        #expect(ImportFormat.detect([0xFF, 0xD8, 0xFF, 0xE0]) == nil)
    }

    @Test(arguments: [
        ("Swift & Linux", "swift-linux"), ("C++", "c++"), ("C#", "c#"), ("  --Été-- ", "été"), ("***", ""),
        ("日本 語", "日本-語"),
        (String(repeating: "a", count: 99), String(repeating: "a", count: 30)),
    ])
    func `a folder's name becomes a tag`(_ name: String, _ slug: String) {
        #expect(ImportText(limits: .standard).slug(name) == slug)
    }
}
