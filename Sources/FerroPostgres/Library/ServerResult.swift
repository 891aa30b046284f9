import CLibpq
import FerroSQL

/// One result of libpq.
///
/// `@unchecked Sendable`: libpq never changes a finished PGresult, so any thread may read it (manual, 34.20), and it is
/// freed by whoever holds the last reference.
final class ServerResult: @unchecked Sendable {
    let raw: OpaquePointer
    let columns: ResultColumns?

    init(_ raw: OpaquePointer, columns: ResultColumns?) {
        self.raw = raw
        self.columns = columns
    }

    deinit { PQclear(raw) }

    /// What the command calls itself when it is done: `INSERT 0 1`, `COMMIT`.
    var tag: String { PQcmdStatus(raw).map { String(cString: $0) } ?? "" }

    /// The rows as values, and how many were changed.
    func decoded() throws(SQLError) -> SQLResult {
        SQLResult(rows: try rows(), affectedRows: affectedRows)
    }

    /// How many rows were changed; 0 for a statement that only reads.
    private var affectedRows: Int {
        guard let status = PQcmdStatus(raw), let count = PQcmdTuples(raw) else { return 0 }
        // SELECT, SHOW, FETCH and MOVE count rows that they read.
        switch UInt8(bitPattern: status.pointee) {
        case UInt8(ascii: "S"), UInt8(ascii: "F"): return 0
        default: return Int(String(cString: count)) ?? 0
        }
    }

    private func rows() throws(SQLError) -> [SQLRow] {
        let count = PQntuples(raw)
        guard count > 0 else { return [] }
        let shape = columns ?? ResultColumns(raw)
        var rows: [SQLRow] = []
        rows.reserveCapacity(Int(count))
        for row in 0..<count { rows.append(SQLRow(columns: shape.columns, values: try values(row, shape))) }
        return rows
    }

    private func values(_ row: Int32, _ shape: ResultColumns) throws(SQLError) -> [SQLValue] {
        var values: [SQLValue] = []
        values.reserveCapacity(shape.oids.count)
        for column in shape.oids.indices {
            let field = Int32(truncatingIfNeeded: column)
            if PQgetisnull(raw, row, field) != 0 {
                values.append(.null)
                continue
            }
            let bytes = UnsafeRawBufferPointer(
                start: PQgetvalue(raw, row, field), count: Int(PQgetlength(raw, row, field)))
            values.append(
                try PostgresColumnReader.value(
                    oid: shape.oids[column], isBinary: shape.isBinary[column], bytes: bytes))
        }
        return values
    }
}
