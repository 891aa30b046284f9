import FerroSQL

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The rows of a pivot table that bind related rows to one row.
struct PivotRows<D: PivotRelation>: Sendable {
    private let key: SQLValue
    private let keyColumn: String
    private let targetColumn: String

    init(_ definition: D, of origin: D.Origin) throws {
        let association = definition.association
        guard case .bridge(let bridge, _) = association.side else {
            throw ORMError.unexpected(D.Origin.self, "a relation with a pivot has no table between")
        }
        key = association.key(origin)
        keyColumn = bridge.key
        targetColumn = bridge.target
    }

    private func column(_ name: String) -> SQL { "\(identifier: D.Pivot.table).\(identifier: name)" }

    private func rows(_ ids: [D.Related.ID]?) -> Query<D.Pivot, D.Pivot> {
        let all = D.Pivot.query.where(sql: "\(column(keyColumn)) = \(key)")
        guard let ids else { return all }
        return all.with { $0.conditions.append("\(column(targetColumn))\(ids.map(\.sqlValue).membership)") }
    }

    /// As many keys together as one statement can carry, or nil for all rows.
    private func parts(of ids: [D.Related.ID]?) -> [[D.Related.ID]?] {
        guard let ids else { return [nil] }
        return ids.chunks(of: BindLimit.perStatement - 1)
    }

    /// The keys of related rows that are bound: all of them, or those of a list.
    func bound(among ids: [D.Related.ID]?, on db: Database) async throws -> Set<D.Related.ID> {
        let position = D.Pivot.Columns.names.firstIndex(of: targetColumn) ?? 0
        var bound: Set<D.Related.ID> = []
        for chunk in parts(of: ids) {
            let result = try await db.execute(rows(chunk).selection.select(for: db.dialect))
            for row in result.rows { bound.insert(try row.decode(targetColumn, near: position)) }
        }
        return bound
    }

    /// Unbinds related rows of a list, or all of them; answers how many were bound.
    @discardableResult
    func remove(_ ids: [D.Related.ID]?, on db: Database) async throws -> Int {
        var count = 0
        for chunk in parts(of: ids) {
            count += try await rows(chunk).delete(on: db)
        }
        return count
    }

    /// Binds related rows; one that somebody else bound meanwhile stays as it is where an index says that there is one.
    func add(
        _ ids: [D.Related.ID], _ draft: ((D.Related.ID) -> D.Pivot.Draft)?, at now: Date, on db: Database
    ) async throws {
        if let draft {
            try await D.Pivot.create(ids.map(draft), on: db, at: now)
            return
        }
        let times = ["created_at", "updated_at"].filter(D.Pivot.Columns.names.contains)
        let names = ([keyColumn, targetColumn] + times).map(SQL.init(identifier:)).joined(separator: ", ")
        for chunk in ids.chunks(of: BindLimit.perStatement / (2 + times.count)) {
            let rows = chunk.map { id in
                let values = [key, id.sqlValue] + times.map { _ in now.sqlValue }
                return "(\(values.map(SQL.init(bind:)).joined(separator: ", ")))" as SQL
            }
            try await db.execute(
                """
                INSERT INTO \(identifier: D.Pivot.table) (\(names)) VALUES \(rows.joined(separator: ", ")) \
                ON CONFLICT DO NOTHING
                """)
        }
    }
}
