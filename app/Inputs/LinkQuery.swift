internal import Ferro

/// What the list of links can be asked for.
@Input struct LinkQuery {
    var page: Int = 1
    var sort: Sort = .new
    var tag: String = ""
    var q: String = ""
    /// Where the feed goes on: the `next` or `previous` of another page.
    var cursor: String = ""

    enum Sort: String, Codable, Sendable, CaseIterable { case new, top }

    /// Whether it asks for what everybody sees first.
    var isFrontPage: Bool { page == 1 && sort == .new && tag.isEmpty && q.isEmpty && cursor.isEmpty }

    static var rules: Rules<Self> {
        Check(\.page, .range(1...100_000))
        Check(\.tag, .length(...30))
        Check(\.q, .length(...100))
        Check(\.cursor, .length(...2_000))
    }
}
