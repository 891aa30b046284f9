public import FerroSupport

/// The address of a database, as `DATABASE_URL` gives it.
public enum DatabaseURL: Hashable, Sendable, EnvValue {
    /// A SQLite file: `sqlite://./database.db` from the current directory, `sqlite:///var/lib/app.db` from the root.
    case sqlite(String)
    /// A SQLite database in memory: `sqlite::memory:`.
    case sqliteMemory
    /// A PostgreSQL database: `postgres://user:password@host:5432/app`, with what libpq takes after `?`.
    case postgres(String)

    /// The forms that can be read.
    public static var envExpectation: String {
        "postgres://user:password@host/database, sqlite://./database.db, sqlite:///absolute/path.db or sqlite::memory:"
    }

    /// Reads an address; nil for other forms.
    public init?(envText text: String) {
        let prefix = "sqlite://"
        if text == "sqlite::memory:" || text == "sqlite://:memory:" {
            self = .sqliteMemory
        } else if text.hasPrefix(prefix), text.count > prefix.count {
            self = .sqlite(String(text.dropFirst(prefix.count)))
        } else if text.hasPrefix("postgres://") || text.hasPrefix("postgresql://") {
            self = .postgres(text)
        } else {
            return nil
        }
    }

    /// The address as text, with the password that is in it.
    public var envText: String {
        switch self {
        case .sqlite(let path): "sqlite://\(path)"
        case .sqliteMemory: "sqlite::memory:"
        case .postgres(let url): url
        }
    }
}

extension DatabaseURL: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The address without user, password and settings, as a log may show it.
    public var description: String {
        guard case .postgres(let url) = self else { return envText }
        let rest = url.drop { $0 != ":" }.dropFirst(3)
        let authority = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        // An `@` further on: a password with a `/` or `?` in it, or one among the settings.
        if rest.dropFirst(authority.count).contains("@") { return "postgres://…" }
        let place = rest[(authority.lastIndex(of: "@").map { rest.index(after: $0) } ?? rest.startIndex)...]
        return "postgres://\(place.prefix { $0 != "?" && $0 != "#" })"
    }
    /// The same as the description.
    public var debugDescription: String { description }
    /// Hides the password from `dump`.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
