extension MediaType {
    /// The type of a file by the extension of its name, without the dot; nil when it is not known.
    public init?(fileExtension: String) {
        guard let known = Self.byExtension[fileExtension.lowercased()] else { return nil }
        self = known
    }

    /// The value for `Content-Type`: texts carry their charset.
    public var headerValue: String {
        let isText = type == "text" || self == MediaType("application", "javascript") || subtype == "svg+xml"
        return isText ? "\(self); charset=utf-8" : description
    }

    private static let byExtension: [String: MediaType] = [
        "html": .html, "htm": .html, "txt": .plain, "json": .json, "map": .json, "bin": .bytes,
        "css": MediaType("text", "css"), "csv": MediaType("text", "csv"), "md": MediaType("text", "markdown"),
        "js": MediaType("text", "javascript"), "mjs": MediaType("text", "javascript"),
        "xml": MediaType("application", "xml"), "pdf": MediaType("application", "pdf"),
        "wasm": MediaType("application", "wasm"), "zip": MediaType("application", "zip"),
        "gz": MediaType("application", "gzip"), "webmanifest": MediaType("application", "manifest+json"),
        "rss": MediaType("application", "rss+xml"), "atom": MediaType("application", "atom+xml"),
        "png": MediaType("image", "png"), "jpg": MediaType("image", "jpeg"), "jpeg": MediaType("image", "jpeg"),
        "gif": MediaType("image", "gif"), "webp": MediaType("image", "webp"), "avif": MediaType("image", "avif"),
        "svg": MediaType("image", "svg+xml"), "ico": MediaType("image", "x-icon"),
        "woff": MediaType("font", "woff"), "woff2": MediaType("font", "woff2"), "ttf": MediaType("font", "ttf"),
        "otf": MediaType("font", "otf"), "mp3": MediaType("audio", "mpeg"), "ogg": MediaType("audio", "ogg"),
        "wav": MediaType("audio", "wav"), "mp4": MediaType("video", "mp4"), "webm": MediaType("video", "webm"),
    ]
}
