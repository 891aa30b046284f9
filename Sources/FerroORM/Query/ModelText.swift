import FerroSQL
import Synchronization

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Texts that depend on nothing but a model, written once.
///
/// Static properties cannot be stored in generic types, so one table holds them for all models.
enum ModelText {
    private enum Kind: Hashable { case columns, find(Dialect.Kind), insert(Dialect.Kind) }
    private struct Key: Hashable {
        let model: ObjectIdentifier
        let kind: Kind
    }

    private static let texts = Mutex<[Key: String]>([:])

    /// `"links"."id", "links"."url", …`: both dialects quote alike.
    static func columns<M: Model>(of model: M.Type) -> String {
        text(Key(model: ObjectIdentifier(model), kind: .columns)) {
            SQLStatement(list(of: model, alias: M.table).joined(separator: ", "), dialect: .sqlite).text
        }
    }

    /// The statement that reads one row by its key, which is its only bind.
    static func find<M: Model>(_ model: M.Type, id: M.ID, dialect: Dialect) -> SQLStatement {
        let bind = id.sqlValue
        let text = text(Key(model: ObjectIdentifier(model), kind: .find(dialect.kind))) {
            var selection = Selection<M>()
            selection.conditions = ["\(M.columns.id.sql) = \(bind)"]
            return SQLStatement(selection.select(for: dialect), dialect: dialect).text
        }
        return SQLStatement(text: text, binds: [bind])
    }

    /// The statement that inserts one draft, whose values are its binds, and answers the row.
    static func insert<M: Model>(_ model: M.Type, _ draft: M.Draft, at now: Date, dialect: Dialect) -> SQLStatement {
        var stamped = draft
        stamped.stamp(at: now)
        let text = text(Key(model: ObjectIdentifier(model), kind: .insert(dialect.kind))) {
            SQLStatement(InsertStatement<M>(drafts: [draft], now: now).sql, dialect: dialect).text
        }
        return SQLStatement(text: text, binds: stamped.sqlValues)
    }

    /// The columns of a model under another name of its table.
    static func list<M: Model>(of model: M.Type, alias: String) -> [SQL] {
        M.Columns.names.map { SQL(parts: [.identifier(alias), .text("."), .identifier($0)]) }
    }

    private static func text(_ key: Key, _ write: () -> String) -> String {
        if let known = texts.withLock({ $0[key] }) { return known }
        let text = write()
        texts.withLock { $0[key] = text }
        return text
    }
}
