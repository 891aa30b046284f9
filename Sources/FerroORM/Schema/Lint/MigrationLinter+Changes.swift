extension MigrationLinter {
    /// What one change of a table that exists should be warned of.
    func warnings(_ change: TableAlteration.Change, _ table: String) -> [LintWarning] {
        switch change {
        case .drop(let column): return [Self.drop("\(table).\(column)")]
        case .rename(let old, let new): return [Self.rename("\(table).\(old)", new)]
        default: break
        }
        guard isLarge(table) else { return [] }
        if dialect.kind == .sqlite {
            guard SchemaStatements(.sqlite).needsRebuild(change) else { return [] }
            return [
                LintWarning(
                    rule: .tableCopy, subject: table,
                    message: "SQLite copies the whole table, and nothing else can write meanwhile",
                    instead: "a new nullable column that is filled later, or a time when nobody writes")
            ]
        }
        switch change {
        case .add(let column): return warnings(added: column, table)
        case .change(let change): return warnings(change, table)
        case .addIndex(let index) where !index.isConcurrent: return [Self.index(table)]
        case .addFullText: return [Self.rewrite(table, "the generated column is computed for each row")]
        case .addForeignKey(let key) where key.isValidated:
            return [Self.constraint(table, "t.foreignKey(…, validated: false)", key.name(in: table))]
        case .addCheck(let check) where check.isValidated:
            return [Self.constraint(table, "t.check(…, validated: false)", check.name)]
        default: return []
        }
    }

    private func warnings(added column: ColumnDefinition, _ table: String) -> [LintWarning] {
        let place = "\(table).\(column.name)"
        var found: [LintWarning] = []
        if let generation = column.generation, generation.isStored {
            found.append(Self.rewrite(place, "the generated column is computed for each row"))
        }
        if !column.isNullable, column.defaultValue == nil, column.generation == nil {
            found.append(
                LintWarning(
                    rule: .notNullWithoutDefault, subject: place,
                    message: "the rows that are there have no value for it, so the migration fails",
                    instead: ".nullable() or .default(…), and .notNull() once it is filled"))
        }
        if case .expression(let sql) = column.defaultValue, RawStatement(sql).isVolatile {
            found.append(
                LintWarning(
                    rule: .volatileDefault, subject: place,
                    message: "the default differs from row to row, so every row is written anew under a lock",
                    instead: "the column without a default, t.change(…).default(expression:) after it, and the old "
                        + "rows filled in a migration of their own"))
        }
        if column.index != nil { found.append(Self.index(table)) }
        if column.reference != nil {
            found.append(
                Self.constraint(place, "t.foreignKey(…, validated: false)", "\(table)_\(column.name)_fkey"))
        }
        return found
    }

    private func warnings(_ change: ColumnChange, _ table: String) -> [LintWarning] {
        let place = "\(table).\(change.name)"
        var found: [LintWarning] = []
        if change.type != nil {
            found.append(Self.rewrite(place, "another type writes every row anew, and every index over it"))
        }
        if change.isNullable == false {
            found.append(
                LintWarning(
                    rule: .notNullScan, subject: place,
                    message: "every row is looked at under a lock that keeps readers out",
                    instead:
                        "t.check(\"\(change.name)_present\", \"\(change.name) IS NOT NULL\", validated: false), then "
                        + "t.validate, then t.change(…).notNull(), which believes the check"))
        }
        return found
    }

    static func index(_ table: String) -> LintWarning {
        LintWarning(
            rule: .blockingIndex, subject: table, message: "nobody can write to the table while the index is built",
            instead: "concurrently: true, in a migration with `static let isTransactional = false`")
    }

    static func constraint(_ subject: String, _ instead: String, _ name: String) -> LintWarning {
        LintWarning(
            rule: .unvalidatedConstraint, subject: subject,
            message: "every row is looked at while writers are kept out",
            instead: "\(instead), and t.validate(\"\(name)\") in the next migration")
    }

    static func rewrite(_ subject: String, _ message: String) -> LintWarning {
        LintWarning(
            rule: .tableRewrite, subject: subject, message: "\(message), under a lock that keeps readers out",
            instead: "a new column beside the old one, filled in parts, then the code moves over")
    }

    static func drop(_ subject: String) -> LintWarning {
        LintWarning(
            rule: .dropInUse, subject: subject, message: "code that still runs and names it fails",
            instead: "first a version of the app that does not use it, then this migration, acknowledged")
    }

    static func rename(_ subject: String, _ name: String) -> LintWarning {
        LintWarning(
            rule: .renameInUse, subject: subject, message: "code that still runs and uses the old name fails",
            instead: "a new \(name) beside it, written to by both versions, and the old one dropped later")
    }
}
