/// Which folder is handed out, and how long browsers keep what is in it.
public struct PublicFilesConfiguration: Sendable {
    /// The folder, relative to the working directory unless it starts with `/`.
    public var directory: String
    /// The path below which files never change once they are out, because their address has a version.
    public var immutablePrefix: String
    /// Whether files whose names change with their content (`app.4f3c2a1b.css`) are kept by browsers for a year.
    public var fingerprints: Bool
    /// Whether `app.css.br` or `app.css.gz` is sent in place of `app.css` to clients that take it.
    public var precompressed: Bool
    /// How many files are opened or read at the same time.
    public var concurrency: Int

    /// Describes a folder; while developing, an empty `immutablePrefix` makes browsers ask again each time.
    public init(
        directory: String = "public", immutablePrefix: String = "/assets/", fingerprints: Bool = true,
        precompressed: Bool = true, concurrency: Int = 4
    ) {
        self.directory = directory
        self.immutablePrefix = immutablePrefix
        self.fingerprints = fingerprints
        self.precompressed = precompressed
        self.concurrency = max(1, min(concurrency, 64))
    }
}
