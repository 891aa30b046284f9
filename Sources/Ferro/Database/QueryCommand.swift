internal import ArgumentParser
internal import FerroORM
internal import FerroSQL

/// `web db:query`.
struct QueryCommand<App: Application>: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "db:query", abstract: "Run one statement and print its rows.",
            discussion: """
                Without --write it runs in a transaction that can only read. It ends with 0, or with 1 when the database \
                refused.
                """)
    }

    @Argument(help: "The statement: \"SELECT count(*) FROM links\".") var sql: String
    @Flag(help: "Let it change rows.") var write = false

    func run() async throws {
        try await Boot<App>.with { runtime in print(try await runtime.query(sql, write: write), terminator: "") }
    }
}

extension Runtime {
    /// Runs a statement that a person typed; its rows as a table.
    func query(_ sql: String, write: Bool) async throws -> String {
        let statement = SQLStatement(text: sql)
        let result =
            write
            ? try await database.execute(statement)
            : try await reading(statement)
        guard let columns = result.rows.first?.columns.names else {
            return write ? "\(result.affectedRows) rows changed\n" : "no rows\n"
        }
        let rows = result.rows.map { row in row.values.map(Self.cell) }
        let count = rows.count == 1 ? "1 row" : "\(rows.count) rows"
        return TextTable(header: columns, rows: rows).text + "(\(count))\n"
    }

    private func reading(_ statement: SQLStatement) async throws -> SQLResult {
        do {
            return try await database.transaction(.readOnly) { db in try await db.execute(statement) }
        } catch let error as SQLError where error.code == .statement && error.message.contains("read-only") {
            throw ApplicationError(
                .command, "the statement changes something: run it again with --write if it should", cause: error)
        }
    }

    // One line each, and nothing that could steer the terminal.
    static func cell(_ value: SQLValue) -> String {
        let text: String
        switch value {
        case .null: text = "NULL"
        case .text(let value), .json(let value): text = value
        case .timestamp(let value): text = SQLTimestamp.text(of: value) ?? "\(value)"
        case .array(let values): text = "{" + values.map(cell).joined(separator: ", ") + "}"
        case .bytes(let value): text = "\(value.count) bytes"
        default: text = Mirror(reflecting: value).children.first.map { "\($0.value)" } ?? "\(value)"
        }
        return TerminalText.line(text)
    }
}
