import CSQLite
import FerroSQL

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Opens the file of a database, with errors that name its path.
struct SQLiteOpening {
    private let location: SQLiteConfiguration.Location

    init(_ configuration: SQLiteConfiguration) { location = configuration.location }

    /// Refuses a library without STRICT tables, which came last of what is needed (https://sqlite.org/stricttables.html).
    ///
    /// - Parameter version: as SQLite counts it, 3037000 for 3.37.0.
    static func check(version: CInt) throws(SQLError) {
        if version >= 3_037_000 { return }
        let found = "\(version / 1_000_000).\(version / 1_000 % 1_000).\(version % 1_000)"
        throw SQLError(
            .connection, "SQLite \(found) is too old: install 3.37 or later, and its headers (libsqlite3-dev)")
    }

    /// A new connection; the caller closes it.
    func open() throws(SQLError) -> OpaquePointer {
        try Self.check(version: sqlite3_libversion_number())
        let path = try checkedPath()
        var handle: OpaquePointer?
        // No mutex: each connection is used by one thread only.
        let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE
        let code = sqlite3_open_v2(path, &handle, flags, nil)
        guard code == SQLITE_OK, let handle else {
            let words = handle.flatMap { sqlite3_errmsg($0) }.map { String(cString: $0) } ?? "out of memory"
            sqlite3_close_v2(handle)
            throw SQLError(
                .connection, "\(path) could not be opened (\(words)): check that the path is a file this user may write"
            )
        }
        return handle
    }

    private func checkedPath() throws(SQLError) -> String {
        guard case .file(let path) = location else { return ":memory:" }
        guard !path.isEmpty, path != ":memory:", !path.utf8.contains(0) else {
            throw SQLError(.connection, "the path of an SQLite file is missing or not a path: use .memory for none")
        }
        let directory = URL(fileURLWithPath: path).deletingLastPathComponent()
        do {
            try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        } catch {
            throw SQLError(
                .connection, "the directory of \(path) could not be made: check the permissions", cause: error)
        }
        return path
    }
}
