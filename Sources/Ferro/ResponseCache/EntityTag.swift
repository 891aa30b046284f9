internal import FerroCrypto
internal import FerroHTTP
internal import HTTPTypes

/// The validators of pages (RFC 9110, 8.8 and 13.1).
enum EntityTag {
    /// A strong tag: half of the SHA-256 of the bytes and of what they are read as.
    static func made(of page: CachedPage) throws -> String {
        let form = [HTTPField.Name.contentType, .contentEncoding, .contentLanguage].map { page.headers[$0] ?? "" }
        let digest = try SHA256.hash(Array(form.joined(separator: "\n").utf8) + [0] + page.body)
        return "\"" + digest.prefix(16).map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined() + "\""
    }

    /// Whether the client has the page already.
    static func isKnown(_ page: CachedPage, to headers: Headers) -> Bool {
        guard page.status == 200 else { return false }
        if let field = headers[.ifNoneMatch] { return page.headers[.eTag].map { matches(field, $0) } ?? false }
        guard let since = headers[.ifModifiedSince].flatMap({ HTTPDate.parse($0) }),
            let modified = page.headers[.lastModified].flatMap({ HTTPDate.parse($0) })
        else { return false }
        return modified <= since
    }

    /// Whether a list of tags has one, compared weakly, as `If-None-Match` asks for.
    static func matches(_ field: String, _ tag: String) -> Bool {
        if field.filter({ $0 != " " && $0 != "\t" }) == "*" { return true }
        let wanted = opaque(tag[...])
        return tags(field).contains { opaque($0) == wanted }
    }

    private static func opaque(_ tag: Substring) -> Substring { tag.hasPrefix("W/") ? tag.dropFirst(2) : tag }

    /// The members of a list; commas may stand within quotes.
    private static func tags(_ field: String) -> [Substring] {
        var isQuoted = false
        let parts = field.split { character in
            if character == "\"" { isQuoted.toggle() }
            return !isQuoted && (character == "," || character == " " || character == "\t")
        }
        return parts
    }
}
