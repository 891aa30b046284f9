public import FerroSQL

/// An index over one or several columns, or expressions, of a table.
public struct IndexDefinition: Sendable, Hashable {
    /// How an index is built (https://www.postgresql.org/docs/current/indexes-types.html).
    ///
    /// SQLite has B-trees only: there `hash` and `brin` are one, and an index using `gin` or `gist` is left out, since
    /// it would only make the same queries faster.
    public enum Method: String, Sendable, Hashable {
        /// Equality, ranges and order: what is used when nothing is said.
        case btree
        /// Equality only.
        case hash
        /// Values with many parts: arrays, JSON documents, full text.
        case gin
        /// Ranges, geometry, nearest neighbours.
        case gist
        /// Large tables whose rows lie in the order of the column.
        case brin
    }

    /// What is indexed, in order.
    public var terms: [IndexTerm]
    /// Whether two rows may not have the same values.
    public var isUnique: Bool
    /// Its name; nil for the one made of table and columns.
    public var name: String?
    /// Which rows are in it; nil for all.
    public var condition: SQL?
    /// How it is built.
    public var method: Method = .btree
    /// Columns that are only carried along, so that a query need not visit the table (INCLUDE).
    public var included: [String] = []
    /// Whether PostgreSQL builds it without keeping writers out; see ``Migration/isTransactional``.
    public var isConcurrent = false

    /// An index over columns.
    public init(_ columns: [String], isUnique: Bool = false, name: String? = nil) {
        self.init(terms: columns.map { IndexTerm($0) }, isUnique: isUnique, name: name)
    }

    /// An index over columns and expressions.
    public init(terms: [IndexTerm], isUnique: Bool = false, name: String? = nil) {
        self.terms = terms
        self.isUnique = isUnique
        self.name = name
    }

    /// The columns among what is indexed.
    public var columns: [String] { terms.compactMap(\.column) }

    /// The name it has in a table: `links_url_unique`, `posts_author_id_created_at_index`.
    ///
    /// A name longer than PostgreSQL's 63 bytes is cut and ends with a hash (FNV-1a) of the whole.
    public func name(in table: String) -> String {
        name ?? ConstraintName.fitted(([table] + columns + [isUnique ? "unique" : "index"]).joined(separator: "_"))
    }
}

/// One part of what an index holds: a column or an expression, and its order.
public struct IndexTerm: Sendable, Hashable {
    enum Subject: Sendable, Hashable {
        case column(String)
        case expression(SQL)
    }

    let subject: Subject
    let isDescending: Bool

    private init(_ subject: Subject, isDescending: Bool) {
        self.subject = subject
        self.isDescending = isDescending
    }

    /// A column, smallest first.
    public init(_ column: String) { self.init(.column(column), isDescending: false) }
    /// A column, smallest first.
    public static func ascending(_ column: String) -> IndexTerm { IndexTerm(column) }
    /// A column, greatest first.
    public static func descending(_ column: String) -> IndexTerm { IndexTerm(.column(column), isDescending: true) }
    /// An expression; its binds are written as literals.
    public static func expression(_ sql: SQL, descending: Bool = false) -> IndexTerm {
        IndexTerm(.expression(sql), isDescending: descending)
    }

    /// The column; nil for an expression.
    public var column: String? {
        if case .column(let name) = subject { name } else { nil }
    }
}

extension IndexTerm: ExpressibleByStringLiteral {
    /// A column, smallest first.
    public init(stringLiteral column: String) { self.init(column) }
}
