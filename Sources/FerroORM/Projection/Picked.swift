import FerroSQL

/// What a `select` closure named: the expressions, and how a row of them is read.
struct Picked<Output: Sendable>: Sendable {
    let columns: [DialectSQL]
    let decode: @Sendable (SQLRow) throws -> Output
}

extension Picked {
    /// One expression: its value.
    static func one<E: SQLExpression>(_ expression: E) -> Picked<E.Value> {
        Picked<E.Value>(columns: [expression.fragment]) { row in try row.decode(at: 0) }
    }

    /// Several expressions: a tuple of their values.
    static func many<each E: SQLExpression>(
        _ expressions: repeat each E
    ) -> Picked<(repeat (each E).Value)> {
        var columns: [DialectSQL] = []
        repeat columns.append((each expressions).fragment)
        return Picked<(repeat (each E).Value)>(columns: columns) { row in
            var position = 0
            return (repeat try next((each E).Value.self, of: row, at: &position))
        }
    }

    /// The rows of two models side by side; the second may be missing.
    static func pair<A: Model, B: Model>(_: A.Type, _: B.Type, alias: String) -> Picked<(A, B?)> {
        let width = A.Columns.names.count
        let first = SQLColumns(A.Columns.names)
        let second = SQLColumns(B.Columns.names)
        let columns = ModelText.list(of: A.self, alias: A.table) + ModelText.list(of: B.self, alias: alias)
        return Picked<(A, B?)>(columns: columns.map { DialectSQL($0) }) { row in
            let left = SQLRow(columns: first, values: Array(row.values.prefix(width)))
            let right = SQLRow(columns: second, values: Array(row.values.dropFirst(width)))
            let isMissing = right.values.allSatisfy { $0 == .null }
            return (try A.reading(left), isMissing ? nil : try B.reading(right))
        }
    }

    private static func next<Value: SQLConvertible>(
        _: Value.Type, of row: SQLRow, at position: inout Int
    ) throws -> Value {
        defer { position += 1 }
        return try row.decode(at: position)
    }
}
