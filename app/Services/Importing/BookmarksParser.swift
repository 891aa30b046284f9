import Foundation

/// Reads links from the bookmarks file that browsers export (`NETSCAPE-Bookmark-file-1`).
///
/// The format is HTML as Netscape wrote it: lists `DL` of items `DT`, each a folder `H3` with a list of its own, or a
/// link `A` with `HREF`, `ADD_DATE` (seconds since 1970) and `TAGS`. Folders become tags; descriptions (`DD`) are
/// passed over. Links that cannot be shared, and lines that cannot be read, are problems of their line.
struct BookmarksParser {
    /// What the text between tags belongs to.
    private enum Mode {
        case outside
        case ignored
        case folder
        case link
    }

    private struct OpenLink {
        let line: Int
        let attributes: [BookmarkLine.Attribute]
    }

    private let limits: ImportLimits
    private let cleaner: ImportText
    private var file = ImportedFile()
    private var folders = BookmarkFolders()
    private var mode = Mode.outside
    private var text: [UInt8] = []
    private var link: OpenLink?
    private var isBuiltInFolder = false
    private var isInComment = false
    private var line = 0

    private init(_ limits: ImportLimits) {
        self.limits = limits
        cleaner = ImportText(limits: limits)
    }

    /// Reads a whole file, in time linear in its size; it never fails as a whole.
    static func parse(_ bytes: [UInt8], limits: ImportLimits = .standard) -> ImportedFile {
        var parser = BookmarksParser(limits)
        parser.read(bytes)
        return parser.file
    }

    /// Reads a text.
    static func parse(_ text: String, limits: ImportLimits = .standard) -> ImportedFile {
        parse(Array(text.utf8), limits: limits)
    }

    private mutating func read(_ bytes: [UInt8]) {
        if let problem = ImportText.problem(withFile: bytes, limits) { return file.refuse(1, problem, limits) }
        var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        while start < bytes.count {
            let end = bytes[start...].firstIndex { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") } ?? bytes.count
            line += 1
            read(line: bytes[start..<end])
            let isPair =
                end + 1 < bytes.count && bytes[end] == UInt8(ascii: "\r") && bytes[end + 1] == UInt8(ascii: "\n")
            start = end + (isPair ? 2 : 1)
        }
        abandonLink()
        if isInComment { file.refuse(line, "a comment is never closed: add -->", limits) }
        if file.entries.isEmpty, file.problemCount == 0 {
            file.refuse(1, "the file holds no bookmarks: export them again as HTML", limits)
        }
    }

    private mutating func read(line bytes: ArraySlice<UInt8>) {
        guard bytes.count <= limits.lineLength else {
            return file.refuse(line, "is longer than \(limits.lineLength) bytes: export without icons", limits)
        }
        var pieces = BookmarkLine(bytes)
        if isInComment { isInComment = !pieces.closeComment() }
        guard !isInComment else { return }
        var isReported = false
        while let piece = pieces.next() {
            switch piece {
            case .text(let bytes): isReported = read(text: bytes, isReported: isReported)
            case .tag(let name, let isEnd, let attributes): isEnd ? end(name) : start(name, attributes)
            case .openComment: isInComment = true
            case .brokenTag:
                link = nil
                mode = .outside
                file.refuse(line, "has a tag that is not closed on its line: close its quotes and add >", limits)
            }
        }
        if mode == .link || mode == .folder { text.append(UInt8(ascii: " ")) }
    }

    /// Keeps a text, or reports one that belongs to nothing, once a line.
    private mutating func read(text bytes: ArraySlice<UInt8>, isReported: Bool) -> Bool {
        switch mode {
        case .link, .folder:
            if text.count <= limits.fieldLength { text += bytes }
        case .outside:
            let isBlank = bytes.allSatisfy { $0 == 0x20 || (0x09...0x0D).contains($0) }
            guard isBlank || isReported else {
                file.refuse(
                    line, "has text that belongs to no bookmark: write it as <DT><A HREF=\"…\">title</A>", limits)
                return true
            }
        case .ignored: break
        }
        return isReported
    }

    private mutating func start(_ name: String, _ attributes: [BookmarkLine.Attribute]) {
        switch name {
        case "a":
            abandonLink()
            link = OpenLink(line: line, attributes: attributes)
            begin(.link)
        case "h3":
            abandonLink()
            isBuiltInFolder = attributes.contains {
                ["personal_toolbar_folder", "unfiled_bookmarks_folder"].contains($0.name)
            }
            begin(.folder)
        case "dl":
            abandonLink()
            folders.open()
            mode = .outside
        case "dt", "hr":
            abandonLink()
            mode = .outside
        case "dd", "title", "h1":
            abandonLink()
            mode = .ignored
        default: break
        }
    }

    private mutating func end(_ name: String) {
        switch (name, mode) {
        case ("a", .link): finishLink()
        case ("h3", .folder):
            let tag = cleaner.slug(HTMLEntities.decoded(String(decoding: text.prefix(500), as: UTF8.self)))
            folders.name(isBuiltInFolder || BookmarkFolders.isBuiltIn(tag) ? nil : tag)
            mode = .outside
        case ("dl", _):
            abandonLink()
            folders.close()
            mode = .outside
        case ("title", _), ("h1", _): mode = .outside
        default: break
        }
    }

    private mutating func begin(_ mode: Mode) {
        self.mode = mode
        text.removeAll(keepingCapacity: true)
    }

    /// Reports a link whose end did not come before the next item.
    private mutating func abandonLink() {
        guard let open = link else { return }
        link = nil
        mode = .outside
        file.refuse(open.line, "has a link that is never closed: add </A>", limits)
    }

    private mutating func finishLink() {
        guard let open = link else { return }
        link = nil
        mode = .outside
        func attribute(_ name: String) throws(ImportText.Refusal) -> String {
            guard let value = open.attributes.first(where: { $0.name == name })?.value else { return "" }
            return HTMLEntities.decoded(try ImportText.text(value))
        }
        do throws(ImportText.Refusal) {
            let url = try cleaner.url(try attribute("href"))
            let title = try cleaner.title(HTMLEntities.decoded(try ImportText.text(text)))
            let names = try attribute("tags").split { ",;|".contains($0) }.map(String.init)
            file.add(
                ImportedLink(
                    line: open.line, url: url, title: title, tags: cleaner.tags(names + folders.tags), submitter: nil,
                    addedAt: Self.date(try attribute("add_date"))))
        } catch {
            file.refuse(open.line, error.message, limits)
        }
    }

    /// Seconds since 1970; some programs write milliseconds or microseconds.
    ///
    /// Nil for 0 and for the far future.
    private static func date(_ text: String) -> Date? {
        guard let number = Double(ImportText.collapsed(text)), number > 0, number < 1e17 else { return nil }
        let seconds = number >= 1e14 ? number / 1e6 : number >= 1e11 ? number / 1e3 : number
        return seconds < 4_102_444_800 ? Date(timeIntervalSince1970: seconds) : nil
    }
}
