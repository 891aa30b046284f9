/// The folders around the current line of a bookmarks file.
struct BookmarkFolders {
    static let maximumDepth = 64

    private var kept: [String?] = []
    /// Folders below the deepest one that is kept.
    private var deeper = 0
    private var next: String?

    /// The folders' tags from the innermost outwards, without the folders every browser makes itself.
    var tags: [String] { kept.reversed().compactMap(\.self) }

    /// Notes the tag of the next list of bookmarks; nil for a folder that says nothing about its links.
    mutating func name(_ tag: String?) { next = tag }

    /// A list begins.
    mutating func open() {
        if kept.count < Self.maximumDepth { kept.append(next) } else { deeper += 1 }
        next = nil
    }

    /// A list ends; one that never began is no harm.
    mutating func close() {
        if deeper > 0 { deeper -= 1 } else { _ = kept.popLast() }
        next = nil
    }

    /// Whether a folder is one that browsers make themselves, by its slug.
    static func isBuiltIn(_ slug: String) -> Bool { builtIn.contains(slug) }

    private static let builtIn: Set<String> = [
        "bookmarks", "bookmarks-bar", "bookmarks-toolbar", "bookmarks-toolbar-folder", "bookmarks-menu",
        "other-bookmarks",
        "mobile-bookmarks", "favorites", "favorites-bar", "favourites", "favourites-bar", "other-favorites",
        "unsorted-bookmarks", "unfiled-bookmarks", "reading-list", "imported", "unsorted", "unfiled", "untitled-folder",
        "new-folder", "menu", "toolbar",
    ]
}
