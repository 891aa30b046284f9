internal import FerroSQL
public import FerroSQLite
internal import FerroSupport

/// Which database an app keeps its rows in.
public enum DatabaseConfiguration: Sendable {
    /// SQLite, embedded.
    case sqlite(SQLiteConfiguration)

    /// The database of an address.
    ///
    /// - Parameter connectTimeout: How long a writer waits for another one.
    public init(url: DatabaseURL, connectTimeout: Duration = .seconds(30)) {
        switch url {
        case .sqlite(let path): self = .sqlite(SQLiteConfiguration(.file(path), busyTimeout: connectTimeout))
        case .sqliteMemory: self = .sqlite(SQLiteConfiguration(.memory, busyTimeout: connectTimeout))
        }
    }

    /// Opens the database.
    func open() async throws -> Database {
        switch self {
        case .sqlite(let configuration): Database(try await SQLiteDatabase(configuration))
        }
    }
}
