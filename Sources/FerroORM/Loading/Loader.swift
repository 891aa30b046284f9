import FerroSQL

/// Turns the rows of a table into what a query answers: each row, or the row with relations beside it.
struct Loader<M: Model, Output: Sendable>: Sendable {
    /// What loading some rows takes; the outputs are in the order of the rows.
    let plan: @Sendable ([M], Dialect) throws -> Fetch<[Output]>

    /// Loads what belongs to some rows: one round trip for each level of relations.
    func callAsFunction(_ models: [M], _ db: Database) async throws -> [Output] {
        try await plan(models, db.dialect).run(on: db)
    }

    /// With one relation, or count of one, more.
    func joined<L: Loadable, Other: Sendable>(
        _ loading: Loading<M, L>, _ join: @escaping @Sendable (Output, L.Value) -> Other
    ) -> Loader<M, Other> {
        Loader<M, Other> { models, dialect in
            try plan(models, dialect).zip(try loading.plan(models, dialect)) { rows, values in
                Array(count: min(rows.count, values.count)) { join(rows[$0], values[$0]) }
            }
        }
    }
}

extension Loader where Output == M {
    /// The rows as they are.
    static var rows: Self { Loader { models, _ in .done(models) } }
}
