/// Where templates are and how they are loaded.
public struct ViewsConfiguration: Sendable {
    /// The folder of the templates, relative to the working directory unless it starts with `/`.
    public var directory: String
    /// The extension of template files, without its dot.
    public var fileExtension: String
    /// Whether changed files are picked up before each page: true while developing, false in production.
    public var reload: Bool
    /// Whether a name that no context has is an error instead of an empty text: true while developing.
    public var strict: Bool
    /// How deep a partial may include itself, directly or through others; a thread with a small stack allows less.
    public var recursionLimit: Int

    /// Describes a folder of templates; `strict` follows `reload` unless it is given.
    public init(
        directory: String = "resources/views", fileExtension: String = "mustache", reload: Bool = false,
        strict: Bool? = nil, recursionLimit: Int = 32
    ) {
        self.directory = directory
        self.fileExtension = fileExtension
        self.reload = reload
        self.strict = strict ?? reload
        self.recursionLimit = max(1, min(recursionLimit, 64))
    }
}
