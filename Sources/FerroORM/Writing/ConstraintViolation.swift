import FerroSQL

/// A write that the database refused, in the words of the model.
///
/// ```swift
/// do {
///     try await Link.create(draft, on: db)
/// } catch let error as ORMError where error.violation?.fields == ["url"] { … }
/// ```
public struct ConstraintViolation: Sendable, Hashable {
    /// The kinds of constraint.
    public enum Kind: String, Sendable, Hashable {
        /// Another row has the value already.
        case unique
        /// The value refers to a row that does not exist, or the row is still referred to.
        case foreignKey
        /// The value may not be NULL.
        case notNull
        /// The value does not meet a CHECK.
        case check
        /// Anything else.
        case other
    }

    /// What kind of constraint it was.
    public var kind: Kind
    /// The type of the model, as written in Swift.
    public var model: String
    /// The model's properties that the constraint is about, where the database tells; empty otherwise.
    public var fields: [String]
    /// The constraint as the database names it.
    public var constraint: String?

    /// What a refused write was about; nil for an error of another kind.
    public init?<M: Model>(_ error: any Error, of model: M.Type) {
        guard let error = error as? SQLError, let kind = Kind(error.code) else { return nil }
        self.kind = kind
        self.model = String(describing: model)
        constraint = error.constraint
        // The constraint of another table, by a trigger or a cascade, says nothing about this model's fields.
        let isOther = error.table.map { $0 != M.table } ?? false
        fields = isOther ? [] : Self.columns(of: error, in: M.self).map { M.field(forColumn: $0) ?? $0 }
    }

    /// The columns as the error lists them, or as the name of the constraint has them.
    private static func columns<M: Model>(of error: SQLError, in _: M.Type) -> [String] {
        if !error.columns.isEmpty { return error.columns }
        guard let name = error.constraint else { return [] }
        let dotted = name.split(separator: ",").map { $0.split(separator: ".").map { $0.filter { $0 != " " } } }
        // SQLite: "links.url, links.host".
        if dotted.allSatisfy({ $0.count == 2 && $0.first == M.table }) { return dotted.compactMap(\.last) }
        // PostgreSQL: "links_url_key", and the names that migrations give.
        return M.Columns.names.filter { column in
            ["key", "unique", "index", "fkey", "foreign", "check", "not_null"]
                .contains { name == "\(M.table)_\(column)_\($0)" }
        }
    }
}

extension ConstraintViolation.Kind {
    fileprivate init?(_ code: SQLError.Code) {
        switch code {
        case .unique: self = .unique
        case .foreignKey: self = .foreignKey
        case .notNull: self = .notNull
        case .check: self = .check
        case .constraint: self = .other
        default: return nil
        }
    }
}

extension Model {
    /// The property that a column is stored in: `"author_id"` is `"authorID"`; nil for a column the model lacks.
    ///
    /// It looks at the names of ``ModelColumns``' properties, for error messages: not for hot paths.
    public static func field(forColumn name: String) -> String? {
        Mirror(reflecting: columns).children.first { ($0.value as? any NamedColumn)?.name == name }?.label
    }

    /// Runs a statement that writes; a constraint that refuses it is told with the model's words.
    static func naming<Value>(_ run: () async throws -> Value) async throws -> Value {
        do {
            return try await run()
        } catch {
            guard let violation = ConstraintViolation(error, of: Self.self) else { throw error }
            throw ORMError.violated(violation, cause: error)
        }
    }
}
