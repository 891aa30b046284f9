/// Which folder is handed out, and how long browsers keep what is in it.
public struct PublicFilesConfiguration: Sendable {
    /// The folder, relative to the working directory unless it starts with `/`.
    public var directory: String
    /// The largest file that is answered, in bytes.
    public var maximumSize: Int
    /// The path below which files never change once they are out, because their address has a version.
    public var immutablePrefix: String
    /// How many files are read at the same time.
    public var concurrency: Int

    /// Describes a folder; while developing, an empty `immutablePrefix` makes browsers ask again each time.
    public init(
        directory: String = "public", maximumSize: Int = 16 << 20, immutablePrefix: String = "/assets/",
        concurrency: Int = 4
    ) {
        self.directory = directory
        self.maximumSize = max(0, maximumSize)
        self.immutablePrefix = immutablePrefix
        self.concurrency = max(1, min(concurrency, 64))
    }
}
