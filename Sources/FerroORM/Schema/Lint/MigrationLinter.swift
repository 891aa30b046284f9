public import FerroSQL

/// Looks at what a migration does and warns of what would stop or break a program that runs meanwhile.
///
/// It is pure: the operations come from a ``MigrationRehearsal``. Tables that the same migration creates are left alone.
public struct MigrationLinter: Sendable {
    /// The database that will run it.
    public let dialect: Dialect
    /// How many rows the tables have, about, where that is known; small tables are not worth a warning about time.
    public var rows: [String: Int]
    /// Below how many rows a table is small.
    public var smallTable = 10_000

    /// A linter for a database.
    public init(_ dialect: Dialect, rows: [String: Int] = [:]) {
        self.dialect = dialect
        self.rows = rows
    }

    /// What a migration should be warned of.
    public func warnings(_ rehearsal: MigrationRehearsal) -> [LintWarning] {
        warnings(rehearsal.operations, isTransactional: rehearsal.migration.isTransactional)
            .filter { !rehearsal.migration.acknowledged.contains($0.rule) }
    }

    /// What operations should be warned of.
    public func warnings(_ operations: [SchemaOperation], isTransactional: Bool = true) -> [LintWarning] {
        var created: Set<String> = []
        var found: [LintWarning] = []
        for operation in operations {
            switch operation {
            case .create(let table): created.insert(table.name)
            case .rename(let table, let name) where created.contains(table): created.insert(name)
            case .alter(let alteration) where !created.contains(alteration.table):
                for change in alteration.changes { found += warnings(change, alteration.table) }
            case .drop(let table) where !created.contains(table):
                found.append(Self.drop(table))
            case .rename(let table, let name):
                found.append(Self.rename(table, name))
            case .statement(let text):
                found += warnings(statement: text, created)
            default: break
            }
        }
        found += mixture(operations, created, isTransactional)
        return found
    }

    private func mixture(
        _ operations: [SchemaOperation], _ created: Set<String>, _ isTransactional: Bool
    ) -> [LintWarning] {
        guard dialect.kind == .postgres else { return [] }
        if !isTransactional, operations.count > 1 {
            return [
                LintWarning(
                    rule: .partialFailure, subject: "the migration",
                    message: "it runs without a transaction and does \(operations.count) things: what it did stays "
                        + "when a later one fails",
                    instead: "one migration for each")
            ]
        }
        let changed = operations.compactMap { operation -> String? in
            guard case .alter(let alteration) = operation, !created.contains(alteration.table) else { return nil }
            return alteration.table
        }
        let filled = operations.contains { operation in
            guard case .statement(let text) = operation else { return false }
            return ["INSERT", "UPDATE", "DELETE"].contains(RawStatement(text).words.first ?? "")
        }
        guard isTransactional, filled, let table = changed.first(where: isLarge) else { return [] }
        return [
            LintWarning(
                rule: .backfillWithSchemaChange, subject: table,
                message: "the lock of the change is kept while rows are written",
                instead: "a migration of its own for the rows, after the one that changes the table")
        ]
    }

    func isLarge(_ table: String) -> Bool { rows[table].map { $0 >= smallTable } ?? true }
}
