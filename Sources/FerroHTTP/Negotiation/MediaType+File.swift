extension MediaType {
    /// The type of a file by the extension of its name, without the dot; nil when it is not known.
    public init?(fileExtension: String) {
        guard let known = Self.byExtension[fileExtension.lowercased()] else { return nil }
        self = known
    }

    /// The type of a file by its name; `application/octet-stream` when that says nothing.
    public init(fileName: some StringProtocol) {
        let name = fileName.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
        let parts = name.split(separator: ".", omittingEmptySubsequences: false)
        self = parts.count > 1 ? parts.last.flatMap { MediaType(fileExtension: String($0)) } ?? .bytes : .bytes
    }

    /// The value for `Content-Type`: texts are UTF-8, and say so.
    public var headerValue: String {
        let isText = type == "text" || self == MediaType("application", "javascript") || subtype == "svg+xml"
        return isText ? "\(self); charset=utf-8" : description
    }
}
