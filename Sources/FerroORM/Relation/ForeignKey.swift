import FerroSQL

/// The column that refers from one model to another, be it nullable or not.
struct ForeignKey<Holder: Model, Target: ModelID>: Sendable {
    let value: @Sendable (Holder) -> Target?
    let isIn: @Sendable ([Target]) -> Condition<Holder>

    init(_ column: Column<Holder, Target>) {
        value = { $0[keyPath: column.property] }
        isIn = { column.isIn($0) }
    }

    init(_ column: Column<Holder, Target?>) {
        value = { $0[keyPath: column.property] }
        isIn = { column.isIn($0) }
    }
}

extension Query where Output == M {
    /// Reads the rows whose column is one of the keys: a statement for each 30 000 keys.
    func all<Key: Hashable>(
        among keys: some Sequence<Key>, on db: Database, _ condition: ([Key]) -> Condition<M>
    ) async throws -> [M] {
        var rows: [M] = []
        for chunk in Array(Set(keys)).chunks(of: BindLimit.perStatement) {
            rows += try await self.where { _ in condition(BindLimit.padded(chunk)) }.all(on: db)
        }
        return rows
    }
}
