public import FerroSupport

/// The address of a database, as `DATABASE_URL` gives it.
public enum DatabaseURL: Hashable, Sendable, EnvValue {
    /// A SQLite file: `sqlite://./database.db` from the current directory, `sqlite:///var/lib/app.db` from the root.
    case sqlite(String)
    /// A SQLite database in memory: `sqlite::memory:`.
    case sqliteMemory

    /// The forms that can be read.
    public static var envExpectation: String {
        "sqlite://./database.db, sqlite:///absolute/path.db or sqlite::memory:"
    }

    /// Reads an address; nil for other forms.
    public init?(envText text: String) {
        let prefix = "sqlite://"
        if text == "sqlite::memory:" || text == "sqlite://:memory:" {
            self = .sqliteMemory
        } else if text.hasPrefix(prefix), text.count > prefix.count {
            self = .sqlite(String(text.dropFirst(prefix.count)))
        } else {
            return nil
        }
    }

    /// The address as text.
    public var envText: String {
        switch self {
        case .sqlite(let path): "sqlite://\(path)"
        case .sqliteMemory: "sqlite::memory:"
        }
    }
}
