import FerroSQL

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Many new rows column by column: for PostgreSQL, whose statement then has one bind for each column and one text for
/// any number of rows.
///
/// The elements' types are those of the table's own columns, which the server finds by `COALESCE($1, ARRAY[…])`: a
/// parameter takes the type of what stands beside it (manual, 10.5).
struct InsertColumns<M: Model>: Sendable {
    /// With fewer rows a list of rows is as fast.
    private static var worthwhile: Int { 64 }
    /// So many rows in a statement, so that neither side holds all of a large list in one message.
    private static var largest: Int { 100_000 }

    private let columns: [[SQLValue]]
    private let count: Int

    /// The values of drafts; nil where there are few, and where one is an array, which `unnest` would take apart.
    init?(_ drafts: [M.Draft], at now: Date, _ dialect: Dialect) {
        let width = M.Draft.columnNames.count
        guard dialect.kind == .postgres, drafts.count >= Self.worthwhile, width > 0 else { return nil }
        var columns = InsertValues(width: width, rows: drafts.count)
        for index in drafts.indices {
            var draft = drafts[index]
            draft.stamp(at: now)
            guard columns.append(draft.sqlValues) else { return nil }
        }
        self.columns = columns.columns
        count = drafts.count
    }

    /// A statement, made when it is asked for, for each part of the rows.
    func statements(_ conflict: SQL) -> [@Sendable () -> SQL] {
        stride(from: 0, to: count, by: Self.largest).map { start in
            { statement(start..<min(start + Self.largest, count), conflict) }
        }
    }

    private func statement(_ rows: Range<Int>, _ conflict: SQL) -> SQL {
        let table = SQL(identifier: M.table)
        let names = M.Draft.columnNames.map(SQL.init(identifier:))
        var values: [SQL] = []
        var filled: [SQL] = []
        var lists: [SQL] = []
        for (name, column) in zip(names, columns) {
            let part = Array(column[rows])
            // A column of arrays has no list of NULLs either.
            if part.allSatisfy({ $0 == .null }) {
                values.append("NULL")
                continue
            }
            values.append("\(identifier: "new").\(name)")
            filled.append(name)
            lists.append("COALESCE(\(SQLValue.array(part)), ARRAY[(NULL::\(table)).\(name)])")
        }
        // Without any value there is still a row for each draft.
        let source: SQL =
            lists.isEmpty
            ? "generate_series(1, \(rows.count))"
            : "unnest(\(lists.joined(separator: ", "))) AS \(identifier: "new") (\(filled.joined(separator: ", ")))"
        return """
            INSERT INTO \(table) (\(names.joined(separator: ", "))) SELECT \(values.joined(separator: ", ")) \
            FROM \(source)\(conflict) RETURNING \(M.returned)
            """
    }
}

/// The values of rows, column by column.
private struct InsertValues {
    private(set) var columns: [[SQLValue]]

    init(width: Int, rows: Int) {
        columns = (0..<width).map { _ in
            var column: [SQLValue] = []
            column.reserveCapacity(rows)
            return column
        }
    }

    /// Adds a row; false when a value cannot be the element of an array, or there are not as many as columns.
    mutating func append(_ row: [SQLValue]) -> Bool {
        guard row.count == columns.count else { return false }
        for index in columns.indices {
            switch row[index] {
            case .array, .invalid: return false
            // PostgreSQL's years go further than those that the elements of an array are written with.
            case .timestamp(let date) where SQLTimestamp.text(of: date) == nil: return false
            default: columns[index].append(row[index])
            }
        }
        return true
    }
}
