import CSQLite
import FerroSQL

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// One compiled statement; it belongs to one connection and is used on that connection's thread only.
final class PreparedStatement {
    let handle: OpaquePointer
    let text: String
    let kind: StatementKind
    /// Whether it leaves the database file as it is.
    let isReadOnly: Bool
    private var columns: SQLColumns?
    private var compilations: CInt = 0

    /// Compiles a text that must be one whole statement.
    init(_ text: String, on database: OpaquePointer) throws(SQLError) {
        var handle: OpaquePointer?
        var code = SQLITE_OK
        var rest = ""
        var copy = text
        copy.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) { bytes in
                var tail: UnsafePointer<CChar>?
                let length = CInt(clamping: bytes.count)
                code = sqlite3_prepare_v3(
                    database, bytes.baseAddress, length, UInt32(SQLITE_PREPARE_PERSISTENT), &handle, &tail)
                guard let tail, let start = bytes.baseAddress else { return }
                rest = String(decoding: bytes[(tail - start)...].lazy.map { UInt8(bitPattern: $0) }, as: UTF8.self)
            }
        }
        guard code == SQLITE_OK else { throw SQLiteFailure.error(code, on: database, statement: text) }
        guard let handle else { throw SQLError(.statement, "the statement is empty", statement: text) }
        var scanner = StatementScanner(rest)
        guard scanner.isAtEnd() else {
            sqlite3_finalize(handle)
            throw SQLError(
                .statement,
                "text follows the first statement: run one statement at a time, without a NUL character in it",
                statement: text)
        }
        self.handle = handle
        self.text = text
        kind = StatementKind(text)
        isReadOnly = sqlite3_stmt_readonly(handle) != 0
    }

    deinit { sqlite3_finalize(handle) }

    /// Binds every value, counted from 1.
    func bind(_ values: [SQLValue]) throws(SQLError) {
        let expected = Int(sqlite3_bind_parameter_count(handle))
        guard expected == values.count else {
            throw SQLError(
                .statement, "the statement has \(expected) placeholders and \(values.count) binds", statement: text)
        }
        var index: CInt = 0
        for value in values {
            index += 1
            let code = try bind(value, at: index)
            guard code == SQLITE_OK else {
                throw SQLiteFailure.error(code, on: sqlite3_db_handle(handle), statement: text)
            }
        }
    }

    /// The names of the columns; SQLite compiles a statement anew when the schema changed, and they with it.
    func currentColumns() -> SQLColumns {
        let compilations = sqlite3_stmt_status(handle, SQLITE_STMTSTATUS_REPREPARE, 0)
        if let columns, compilations == self.compilations { return columns }
        let names = (0..<sqlite3_column_count(handle)).map { position in
            sqlite3_column_name(handle, position).map { String(cString: $0) } ?? ""
        }
        let columns = SQLColumns(names)
        self.columns = columns
        self.compilations = compilations
        return columns
    }

    /// The values of the row that the statement stands on.
    func row(count: Int) -> [SQLValue] {
        var values: [SQLValue] = []
        values.reserveCapacity(count)
        for position in 0..<CInt(clamping: count) { values.append(value(at: position)) }
        return values
    }

    /// Makes it ready for the next run and lets go of its binds.
    func reset() {
        sqlite3_reset(handle)
        sqlite3_clear_bindings(handle)
    }

    private func bind(_ value: SQLValue, at index: CInt) throws(SQLError) -> CInt {
        switch value {
        case .null: return sqlite3_bind_null(handle, index)
        case .bool(let value): return sqlite3_bind_int64(handle, index, value ? 1 : 0)
        case .integer(let value): return sqlite3_bind_int64(handle, index, value)
        case .double(let value):
            if value.isNaN { throw refusal("bind \(index) is NaN, which SQLite would store as NULL: bind nil instead") }
            return sqlite3_bind_double(handle, index, value)
        case .text(let value), .json(let value): return bind(value, at: index)
        case .bytes(let value):
            return value.withUnsafeBytes { bytes in
                // A blob of no bytes still needs an address: without one it would be NULL.
                bytes.isEmpty
                    ? sqlite3_bind_zeroblob(handle, index, 0)
                    : csqlite_bind_blob(handle, index, bytes.baseAddress, UInt64(bytes.count))
            }
        case .timestamp(let date):
            guard let text = SQLTimestamp.text(of: date) else {
                throw refusal("bind \(index) is a date outside the years 0 to 9999, which has no text that sorts")
            }
            return bind(text, at: index)
        case .uuid(let value): return bind(value.uuidString.lowercased(), at: index)
        case .decimal(let value): return bind(value.description, at: index)
        case .date(let value): return bind(value.description, at: index)
        case .time(let value): return bind(value.description, at: index)
        case .interval(let value): return bind(value.description, at: index)
        case .array(let elements): return bind(try SQLArrayText.json(of: elements), at: index)
        case .invalid(let reason): throw refusal("bind \(index) is no value: \(reason)")
        }
    }

    private func bind(_ value: String, at index: CInt) -> CInt {
        var copy = value
        return copy.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) { bytes in
                if let start = bytes.baseAddress { return csqlite_bind_text(handle, index, start, UInt64(bytes.count)) }
                return csqlite_bind_text(handle, index, "", 0)
            }
        }
    }

    private func value(at position: CInt) -> SQLValue {
        switch sqlite3_column_type(handle, position) {
        case SQLITE_INTEGER: return .integer(sqlite3_column_int64(handle, position))
        case SQLITE_FLOAT: return .double(sqlite3_column_double(handle, position))
        case SQLITE_TEXT:
            let start = sqlite3_column_text(handle, position)
            let count = Int(sqlite3_column_bytes(handle, position))
            return .text(
                String(decoding: UnsafeBufferPointer(start: start, count: start == nil ? 0 : count), as: UTF8.self))
        case SQLITE_BLOB:
            let start = sqlite3_column_blob(handle, position)
            let count = Int(sqlite3_column_bytes(handle, position))
            return .bytes(Array(UnsafeRawBufferPointer(start: start, count: start == nil ? 0 : count)))
        default: return .null
        }
    }

    private func refusal(_ message: String) -> SQLError { SQLError(.statement, message, statement: text) }
}
