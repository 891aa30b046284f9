import FerroORM
import FerroSQLite
import Foundation

/// Models that use every marker, with keys that are no numbers.
enum Post {
    static let statements: [SQL] = [
        "CREATE TABLE countries (id TEXT PRIMARY KEY, name TEXT NOT NULL)",
        """
        CREATE TABLE parcels (id TEXT PRIMARY KEY, recipient_name TEXT NOT NULL, secret BLOB NOT NULL, codes BLOB,
        name_index BLOB NOT NULL, country_id TEXT NOT NULL, weight INTEGER NOT NULL, version INTEGER NOT NULL,
        deleted_at TEXT, created_at TEXT NOT NULL)
        """,
        "CREATE TABLE books (isbn INTEGER PRIMARY KEY, title TEXT NOT NULL, revision INTEGER NOT NULL)",
    ]

    @Model(id: UUID.self) struct Parcel {
        let id: ID
        @Column("recipient_name") var name: String
        var secret: Encrypted<String>
        var codes: Encrypted<[Int]>?
        var nameIndex: BlindIndex
        var countryID: Country.ID
        var weight: Int = 1
        @OptimisticLock var version: Int
        @SoftDelete var deletedAt: Date?
        var createdAt: Date

        static let country = belongsTo(Country.self, \.countryID)
    }

    @Model("countries", id: String.self) struct Country {
        let id: ID
        var name: String

        static let parcels = hasMany(Parcel.self, \.countryID)
    }

    /// A natural key of the program's own type.
    @Model(id: ISBN.self) struct Book {
        @Column("isbn") let id: ID
        var title: String
        @OptimisticLock var revision = 7
    }

    struct ISBN: ModelID {
        var number: Int
        var description: String { "ISBN \(number)" }
        var sqlValue: SQLValue { number.sqlValue }
        init(_ number: Int) { self.number = number }
        init(sqlValue: SQLValue) throws(SQLError) { number = try Int(sqlValue: sqlValue) }
    }
}

typealias Parcel = Post.Parcel
typealias Country = Post.Country
typealias Book = Post.Book

/// Runs a test on a new database in memory that has the tables of these models and two countries.
func withPost(_ body: (Database) async throws -> Void) async throws {
    let db = Database(try await SQLiteDatabase(SQLiteConfiguration(.memory)))
    do {
        for statement in Post.statements { try await db.execute(statement) }
        try await Country.create([.init(id: "no", name: "Norway"), .init(id: "fi", name: "Finland")], on: db)
        try await body(db)
    } catch {
        await db.close()
        throw error
    }
    await db.close()
}

/// Keys made of counted bytes.
func ring(_ first: UInt8, previous: [UInt8] = []) throws -> KeyRing {
    func key(_ first: UInt8) throws -> SecretKey { try SecretKey(bytes: (0..<32).map { first &+ $0 }) }
    return try KeyRing(current: key(first), previous: previous.map(key))
}

extension Parcel {
    static func draft(
        _ name: String = "Ada", secret: String = "s3cret", to country: Country.ID = "no", keys: KeyRing
    ) throws -> Draft {
        Draft(
            name: name, secret: try seal(secret, for: \.secret, with: keys),
            nameIndex: try blindIndex(of: name, for: \.nameIndex, with: keys), countryID: country)
    }
}
