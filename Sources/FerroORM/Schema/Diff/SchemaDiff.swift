package import FerroSQL

/// What a database lacks of what the models expect, as the operations that bring it there and back.
package struct SchemaDiff: Sendable, Hashable {
    /// What brings the database to the models.
    package private(set) var up: [SchemaOperation] = []
    /// What brings it back, in order.
    package private(set) var down: [SchemaOperation] = []
    /// What a person has to decide.
    package private(set) var notes: [String] = []

    private let dialect: Dialect
    private let drops: Bool

    /// Whether the models and the database agree.
    package var isEmpty: Bool { up.isEmpty && notes.isEmpty }

    /// Compares models with the tables of a database; it is pure.
    ///
    /// - Parameters:
    ///   - models: what the models expect.
    ///   - tables: what the database has; tables without a model are left alone.
    ///   - dialect: how the database calls its types.
    ///   - drops: whether columns that no model has are dropped rather than named.
    package init(
        models: [ModelDescription], tables: [TableDescription], dialect: Dialect, dropping drops: Bool = false
    ) {
        self.dialect = dialect
        self.drops = drops
        let known = Dictionary(tables.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        for model in Self.ordered(models) {
            if let table = known[model.table] { compare(model, table) } else { create(model) }
        }
        down.reverse()
    }

    /// The models with those in front that others point to; a ring stays as it was.
    private static func ordered(_ models: [ModelDescription]) -> [ModelDescription] {
        var waiting = models
        var done: [ModelDescription] = []
        while !waiting.isEmpty {
            let names = Set(waiting.map(\.table))
            let next =
                waiting.firstIndex { model in
                    model.columns.allSatisfy { $0.references.map { $0 == model.table || !names.contains($0) } ?? true }
                } ?? 0
            done.append(waiting.remove(at: next))
        }
        return done
    }

    private mutating func create(_ model: ModelDescription) {
        let table = TableDefinition(
            model.table, columns: model.columns.map { definition($0, of: model.table, isNew: true) })
        up.append(.create(table))
        down.append(.drop(model.table))
    }

    private mutating func compare(_ model: ModelDescription, _ table: TableDescription) {
        var changes: [TableAlteration.Change] = []
        var reverse: [TableAlteration.Change] = []
        for column in model.columns {
            guard let existing = table.column(column.name) else {
                changes.append(.add(definition(column, of: model.table, isNew: false)))
                reverse.append(.drop(column.name))
                continue
            }
            if let (forth, back) = change(column, existing, of: model.table) {
                changes.append(.change(forth))
                reverse.append(.change(back))
            }
        }
        let expected = Set(model.columns.map(\.name) + [FullTextConvention.column])
        for column in table.columns where !expected.contains(column.name) && !column.isGenerated {
            let place = "\(model.table).\(column.name)"
            if drops {
                changes.append(.drop(column.name))
                notes.append("\(place) is dropped with what it holds, and down cannot bring that back")
            } else {
                notes.append("no model has \(place): drop it when nothing uses it any more")
            }
        }
        if !changes.isEmpty { up.append(.alter(TableAlteration(model.table, changes: changes))) }
        if !reverse.isEmpty { down.append(.alter(TableAlteration(model.table, changes: reverse.reversed()))) }
    }

    private mutating func change(
        _ column: ModelDescription.Column, _ existing: TableDescription.Column, of table: String
    ) -> (ColumnChange, ColumnChange)? {
        var forth = ColumnChange(column.name)
        var back = ColumnChange(column.name)
        if let type = column.type, !TypeFamily.fits(existing.type, type, dialect) {
            forth.type = type
            back.type = .native(existing.type)
            notes.append("\(table).\(column.name) is \(existing.type): say in `using:` what becomes of its values")
        }
        if column.isNullable != existing.isNullable, !existing.isPrimary {
            forth.isNullable = column.isNullable
            back.isNullable = existing.isNullable
            if !column.isNullable { notes.append("\(table).\(column.name) must hold no NULL before it may hold none") }
        }
        return forth == ColumnChange(column.name) ? nil : (forth, back)
    }

    private mutating func definition(
        _ column: ModelDescription.Column, of table: String, isNew: Bool
    ) -> ColumnDefinition {
        var definition = ColumnDefinition(column.name, column.type ?? .text)
        definition.isNullable = column.isNullable
        if column.type == nil {
            notes.append("the type of \(table).\(column.name) does not say what holds it: text is a guess")
        }
        if column.name == "id", definition.type != .id { definition.isPrimary = true }
        if let target = column.references {
            definition.reference = ReferenceDefinition(table: target, onDelete: .restrict)
            definition.index = .plain
        }
        if ["created_at", "updated_at"].contains(column.name), definition.type == .timestamp {
            definition.defaultValue = .now
        }
        guard !isNew, !definition.isNullable, definition.defaultValue == nil else { return definition }
        if let value = Self.filler(definition.type), definition.reference == nil {
            definition.defaultValue = .value(value)
        } else {
            definition.isNullable = true
            notes.append("\(table).\(column.name) may be NULL until the rows that are there have a value")
        }
        return definition
    }

    /// What the rows that are there get.
    private static func filler(_ type: ColumnType) -> SQLValue? {
        switch type {
        case .smallInteger, .integer, .bigInteger, .decimal: .integer(0)
        case .double, .float: .double(0)
        case .bool: .bool(false)
        case .string, .text: .text("")
        case .json: .json("[]")
        default: nil
        }
    }
}
