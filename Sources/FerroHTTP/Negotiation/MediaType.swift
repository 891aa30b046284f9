import HTTPTypes

/// A media type such as `text/html`, without parameters, in lower case.
public struct MediaType: Sendable, Hashable, CustomStringConvertible {
    /// What comes before the slash; `*` in a range.
    public let type: String
    /// What comes after the slash; `*` in a range.
    public let subtype: String

    /// `text/html`.
    public static let html = MediaType("text", "html")
    /// `text/plain`.
    public static let plain = MediaType("text", "plain")
    /// `application/json`.
    public static let json = MediaType("application", "json")
    /// `application/x-www-form-urlencoded`.
    public static let form = MediaType("application", "x-www-form-urlencoded")
    /// `multipart/form-data`.
    public static let multipart = MediaType("multipart", "form-data")
    /// `application/octet-stream`.
    public static let bytes = MediaType("application", "octet-stream")

    /// Names a type by its two parts.
    public init(_ type: String, _ subtype: String) {
        self.type = type.lowercased()
        self.subtype = subtype.lowercased()
    }

    /// Reads `type/subtype`, ignoring parameters after a semicolon; nil when it is not of that form.
    public init?(_ text: some StringProtocol) {
        let essence = Substring(text).prefix { $0 != ";" }.trimmed
        let parts = essence.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(ByteClass.token.contains) }) else {
            return nil
        }
        self.init(String(parts[0]), String(parts[1]))
    }

    /// `text/html`.
    public var description: String { "\(type)/\(subtype)" }
}

extension Request {
    /// The media type of the body; nil when there is none or it makes no sense.
    public var contentType: MediaType? { headers[.contentType].flatMap { MediaType($0) } }
}
