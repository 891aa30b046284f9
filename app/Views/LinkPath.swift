/// The addresses of the pages, in one place for controllers and views.
enum LinkPath {
    static let index = "/links"
    static let new = "/links/new"

    static func show(_ id: Int) -> String { "/links/\(id)" }
    static func votes(_ id: Int) -> String { "/links/\(id)/votes" }
    static func comments(_ id: Int) -> String { "/links/\(id)/comments" }

    /// The list, narrowed to a search, a tag, or one page of it.
    static func index(query: String? = nil, tag: String? = nil, sort: LinkQuery.Sort = .new, page: Int = 1) -> String {
        var parts: [String] = []
        if let query, !query.isEmpty { parts.append("q=" + encoded(query)) }
        if let tag, !tag.isEmpty { parts.append("tag=" + encoded(tag)) }
        if sort != .new { parts.append("sort=\(sort.rawValue)") }
        if page > 1 { parts.append("page=\(page)") }
        return parts.isEmpty ? index : index + "?" + parts.joined(separator: "&")
    }

    /// Percent-encodes everything that RFC 3986 does not call unreserved.
    static func encoded(_ text: String) -> String {
        var result = ""
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."),
                UInt8(ascii: "~"):
                result.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                let digits = String(byte, radix: 16, uppercase: true)
                result += digits.utf8.count == 1 ? "%0" + digits : "%" + digits
            }
        }
        return result
    }
}
