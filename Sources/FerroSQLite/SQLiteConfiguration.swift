/// Where an SQLite database is and how it is used.
public struct SQLiteConfiguration: Sendable, Hashable {
    /// Where the data lives.
    public enum Location: Sendable, Hashable {
        /// In memory, gone when the database is closed; one connection serves everything, and nothing shares it.
        case memory
        /// In a file; its directory is made when it is missing.
        case file(String)
    }

    /// How much a commit waits for the disk.
    public enum Synchronous: String, Sendable, Hashable {
        /// Not at all: a power cut can destroy the file.
        case off = "OFF"
        /// With WAL: a power cut can undo the last commits and never destroys the file.
        case normal = "NORMAL"
        /// Every commit is on the disk when it returns.
        case full = "FULL"
    }

    /// Where the data lives.
    public var location: Location
    /// How many threads read a file at once; 0 reads on the writer's.
    ///
    /// A transaction that only reads, and so a stream of rows, keeps one of them until it ends.
    public var readers: Int
    /// How long a statement waits for its turn, or for another process, before it throws `.busy`.
    public var busyTimeout: Duration
    /// How many prepared statements each connection keeps.
    public var statementCacheSize: Int
    /// How much a commit waits for the disk.
    public var synchronous: Synchronous
    /// How many new pages of the log are written back into the file at once, by a thread of its own.
    ///
    /// Where the log has grown to four times as many the writer stops for what is left of it, between two requests. Only
    /// a transaction that reads for long can make it longer.
    public var checkpointPages: Int

    /// A configuration of a location.
    public init(
        _ location: Location, readers: Int = 2, busyTimeout: Duration = .seconds(5), statementCacheSize: Int = 256,
        synchronous: Synchronous = .normal, checkpointPages: Int = 1000
    ) {
        self.location = location
        self.readers = readers
        self.busyTimeout = busyTimeout
        self.statementCacheSize = statementCacheSize
        self.synchronous = synchronous
        self.checkpointPages = checkpointPages
    }

    /// Reads `sqlite://./data.db`, `sqlite:///var/data.db`, `sqlite::memory:`; nil for any other scheme.
    ///
    /// What follows `sqlite://` is the path as it stands: nothing in it is percent-decoded, and it has no query.
    public init?(url: String) {
        guard let path = ["sqlite://", "sqlite:"].lazy.filter(url.hasPrefix).map({ url.dropFirst($0.count) }).first
        else { return nil }
        self.init(path == ":memory:" ? .memory : .file(String(path)))
    }
}
