public import FerroSQL

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

extension Model {
    /// Inserts a row and answers it as the database has it, with its id; one statement.
    @discardableResult
    public static func create(_ draft: Draft, on db: Database, at now: Date = Date()) async throws -> Self {
        guard let row = try await db.execute(insert([draft], at: now)).rows.first else {
            throw ORMError.unexpected(Self.self, "INSERT … RETURNING answered no row")
        }
        return try reading(row)
    }

    /// Inserts rows and answers them in the order of the drafts: all of them or, when one is refused, none.
    ///
    /// One statement as long as their values fit into one, about 30 000 of them; more statements in a transaction after.
    @discardableResult
    public static func create(_ drafts: [Draft], on db: Database, at now: Date = Date()) async throws -> [Self] {
        let width = Draft.columnNames.count
        let chunks = drafts.chunks(of: width == 0 ? 1 : BindLimit.perStatement / width)
        if chunks.count <= 1 { return try await createEach(chunks, on: db, at: now) }
        return try await db.transaction { db in try await createEach(chunks, on: db, at: now) }
    }

    private static func createEach(_ chunks: [[Draft]], on db: Database, at now: Date) async throws -> [Self] {
        var created: [Self] = []
        for chunk in chunks {
            created += try await db.execute(insert(chunk, at: now)).rows.map { row in try reading(row) }
        }
        return created
    }

    static func insert(_ drafts: [Draft], at now: Date) -> SQL {
        let start: SQL = "INSERT INTO \(identifier: table)"
        if Draft.columnNames.isEmpty { return "\(start) DEFAULT VALUES RETURNING \(returned)" }
        let rows = drafts.map { draft in
            var draft = draft
            draft.stamp(at: now)
            return "(\(draft.sqlValues.map(SQL.init(bind:)).joined(separator: ", ")))" as SQL
        }
        let names = Draft.columnNames.map(SQL.init(identifier:)).joined(separator: ", ")
        return "\(start) (\(names)) VALUES \(rows.joined(separator: ", ")) RETURNING \(returned)"
    }
}
