import FerroSQL

/// The related rows of some rows, and which belong to which.
struct RelatedRows<Output: Sendable>: Sendable {
    let keys: RelationKeys
    /// The rows as the database answered them.
    let rows: [SQLRow]
    /// What was made of each row.
    let outputs: [Output]
    private let found: RelationGroups

    init(keys: RelationKeys, rows: [SQLRow] = [], places: [Int?] = [], outputs: [Output] = []) {
        self.keys = keys
        self.rows = rows
        self.outputs = outputs
        found = RelationGroups(places, keys: keys.distinct.count)
    }

    /// The related rows of each row.
    var groups: [[Output]] { groups { outputs[$0] } }

    /// Something made of each related row of each row, by the number of the related row.
    func groups<Value>(_ make: (Int) throws -> Value) rethrows -> [[Value]] {
        try Array(count: keys.places.count) { index in
            let rows = found.rows(of: keys.places[index])
            return try Array(count: rows.count) { try make(rows[rows.startIndex + $0]) }
        }
    }

    /// The first related row of the row with a number.
    func first(at index: Int) -> Output? { found.rows(of: keys.places[index]).first.map { outputs[$0] } }
}
