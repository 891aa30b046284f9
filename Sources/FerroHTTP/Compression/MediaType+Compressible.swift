extension MediaType {
    /// Types of bytes that shrink: text, and what is written like text; images, films, archives and most fonts do not.
    ///
    /// A `*` as type or subtype stands for all, and `*+json` for every subtype that ends so (RFC 6838, 4.2.8).
    public static let compressible: [MediaType] = [
        MediaType("text", "*"), MediaType("*", "*+json"), MediaType("*", "*+xml"), MediaType("application", "json"),
        MediaType("application", "javascript"), MediaType("application", "x-javascript"),
        MediaType("application", "xml"), MediaType("application", "wasm"), MediaType("application", "x-ndjson"),
        MediaType("application", "rtf"), MediaType("application", "yaml"), MediaType("image", "bmp"),
        MediaType("image", "vnd.microsoft.icon"), MediaType("image", "x-icon"), MediaType("font", "ttf"),
        MediaType("font", "otf"),
    ]

    /// Whether a range such as those of ``compressible`` has the type.
    func isIn(_ range: MediaType) -> Bool {
        guard range.type == "*" || range.type == type else { return false }
        if range.subtype == "*" || range.subtype == subtype { return true }
        return range.subtype.hasPrefix("*+") && subtype.hasSuffix(range.subtype.dropFirst())
    }
}
