public import FerroSQL

/// What a migration would do, found out by running it on a database that only takes notes.
///
/// What the migration reads comes from the real database as it is now, or from none: what it would have written itself
/// a moment before is not there, so a migration that reads its own rows shows less than it does.
public struct MigrationRehearsal: Sendable {
    /// The migration.
    public let migration: any Migration.Type
    /// What it does to tables, in order.
    public let operations: [SchemaOperation]
    /// The statements it runs, with their binds written as literals where they can be.
    public let statements: [String]
    /// What ended it early; nil when it ran to its end.
    public let failure: String?

    /// Runs a migration's `up` and takes notes.
    ///
    /// - Parameters:
    ///   - migration: what is rehearsed.
    ///   - dialect: for which database.
    ///   - database: where its reads are answered; nil answers them with no rows.
    public init(_ migration: any Migration.Type, _ dialect: Dialect, reading database: Database? = nil) async {
        let journal = SchemaJournal()
        let driver = RehearsalDriver(dialect: dialect, journal: journal, reading: database)
        var failure: String?
        do {
            try await migration.init().up(Schema(Database(driver), journal: journal))
        } catch {
            failure = MigrationError.reason(error)
        }
        self.migration = migration
        self.failure = failure
        operations = journal.entries.operations
        statements = journal.entries.statements.map { Self.text($0, dialect) }
    }

    /// A number that changes when the migration does: FNV-1a over its statements, as 16 hexadecimal digits.
    ///
    /// It is nil when the rehearsal failed. It tells an edit, and protects from nobody.
    public var checksum: String? {
        guard failure == nil else { return nil }
        var hash: UInt64 = 14_695_981_039_346_656_037
        for statement in statements {
            for byte in Array(statement.utf8) + [0] { hash = (hash ^ UInt64(byte)) &* 1_099_511_628_211 }
        }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }

    // A moment or a UUID that the migration makes differs each time, so it stays a placeholder.
    private static func text(_ statement: SQLStatement, _ dialect: Dialect) -> String {
        var text = statement.text
        for (index, bind) in statement.binds.enumerated().reversed() {
            switch bind {
            case .timestamp, .uuid: continue
            default:
                guard let literal = try? SQLLiteral(dialect: dialect).text(bind) else { continue }
                text = text.replacing(dialect.placeholder(index + 1), with: literal)
            }
        }
        return text
    }
}
