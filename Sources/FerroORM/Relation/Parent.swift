import FerroSQL

/// Reads the rows that a column of some rows refers to.
struct Parent<Origin: Model, Related: Model>: Sendable {
    let key: ForeignKey<Origin, Related.ID>

    func load(for origins: [Origin], on db: Database) async throws -> [Related?] {
        let keys = origins.map(key.value)
        let id = Related.columns.id
        let rows = try await Related.query.all(among: keys.compactMap { $0 }, on: db) { id.isIn($0) }
        let byID = Dictionary(rows.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        return keys.map { $0.flatMap { byID[$0] } }
    }
}
