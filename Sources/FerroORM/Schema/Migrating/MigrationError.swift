import FerroSQL
public import FerroSupport

/// What went wrong with the schema or its migrations.
public struct MigrationError: FerroError {
    /// The kinds of failure; raw values are static text, safe as metric labels.
    public struct Code: RawRepresentable, Hashable, Sendable {
        /// The static text.
        public let rawValue: String
        /// Names a kind of failure.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// Two migrations of the list have one version.
        public static let duplicate = Code(rawValue: "migration.duplicate")
        /// The list is not in the order of its versions.
        public static let order = Code(rawValue: "migration.order")
        /// A migration threw; nothing of it was kept.
        public static let failed = Code(rawValue: "migration.failed")
        /// The database has a version that the list lacks.
        public static let unknown = Code(rawValue: "migration.unknown")
        /// Another runner kept the lock for too long.
        public static let locked = Code(rawValue: "migration.locked")
        /// SQLite must make the table anew, and cannot do that where it was asked to.
        public static let rebuild = Code(rawValue: "migration.rebuild")
        /// A table or a column is described in a way that no database takes.
        public static let invalid = Code(rawValue: "migration.invalid")
    }

    /// The kind of failure.
    public var code: Code
    /// What happened and how to fix it.
    public var message: String
    /// The version of the migration it is about.
    public var version: Int?
    /// The error that led to this one.
    public var cause: (any Error)?
    /// The line that threw it.
    public var location: SourceLocation
    /// The text of its code, safe as a metric label.
    public var label: String { code.rawValue }

    /// Describes a failure.
    public init(
        _ code: Code, _ message: String, version: Int? = nil, cause: (any Error)? = nil,
        file: String = #fileID, line: UInt = #line
    ) {
        self.code = code
        self.message = message
        self.version = version
        self.cause = cause
        location = SourceLocation(file: file, line: line)
    }
}

extension MigrationError {
    /// What an error says, in its own words.
    static func reason(_ error: any Error) -> String {
        (error as? SQLError)?.message ?? (error as? MigrationError)?.message ?? "\(error)"
    }
}
