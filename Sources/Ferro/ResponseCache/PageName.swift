internal import FerroCrypto
internal import FerroHTTP
internal import HTTPTypes

/// What a page is kept by: the digest of everything that it depends on.
struct PageName: Hashable, Sendable {
    /// The digest in hexadecimal digits.
    let digest: String

    /// The name of a request's page.
    ///
    /// - Parameters:
    ///   - origin: what the client asked for, which a trusted proxy may say otherwise than the request: a page that shows
    ///     a link to itself depends on it.
    ///   - owner: whose page it is.
    ///   - varyBy: the request headers that it depends on.
    ///   - ignored: names of query items that it does not depend on.
    init(
        _ request: Request, from origin: RequestOrigin, owner: String, varyBy: [HTTPField.Name],
        ignoring ignored: Set<String>
    ) throws {
        let query = Self.normalized(request.query.raw, ignoring: ignored)
        let parts = [
            request.scheme, request.authority.lowercased(), origin.scheme, origin.authority.lowercased(), request.path,
            query, owner,
        ]
        digest = try Self.digest(parts + Self.values(of: varyBy, in: request.headers))
    }

    private init(digest: String) { self.digest = digest }

    /// The name of the page for a request, where the response said what else it depends on.
    func variant(_ names: [HTTPField.Name], of request: Request) throws -> PageName {
        PageName(digest: try Self.digest([digest] + Self.values(of: names, in: request.headers)))
    }

    /// The items sorted by name, those of one name in their order; as they were sent, since to decode them could make two
    /// queries one. Where a name is escaped or one of a list (`tag[]`), or there are many items, their order may say
    /// something, and stays.
    static func normalized(_ query: String, ignoring ignored: Set<String>) -> String {
        let items = query.split(separator: "&").map { item in
            (name: String(item.prefix { $0 != "=" }), text: item)
        }
        let wanted = items.enumerated().filter { !ignored.contains($0.element.name) }
        let isPlain = wanted.count <= 100 && wanted.allSatisfy { $0.element.name.utf8.allSatisfy(isPlainByte) }
        guard isPlain else { return wanted.map { String($0.element.text) }.joined(separator: "&") }
        let sorted = wanted.sorted { left, right in
            let (one, other) = (Array(left.element.name.utf8), Array(right.element.name.utf8))
            return one == other ? left.offset < right.offset : one.lexicographicallyPrecedes(other)
        }
        return sorted.map { String($0.element.text) }.joined(separator: "&")
    }

    private static func isPlainByte(_ byte: UInt8) -> Bool {
        ![UInt8(ascii: "%"), UInt8(ascii: "+"), UInt8(ascii: "["), UInt8(ascii: "]")].contains(byte)
    }

    private static func values(of names: [HTTPField.Name], in headers: Headers) -> [String] {
        names.map(\.canonicalName).sorted().map { name in
            let value = HTTPField.Name(name).flatMap { headers[$0] }
            return "\(name) \(value.map { "=\($0)" } ?? "absent")"
        }
    }

    /// Each part with its length in front, so that no two lists have one text.
    private static func digest(_ parts: [String]) throws -> String {
        let text = parts.map { "\($0.utf8.count):\($0)" }.joined()
        return try SHA256.hash(Array(text.utf8)).map { $0 < 16 ? "0" + String($0, radix: 16) : String($0, radix: 16) }
            .joined()
    }
}
