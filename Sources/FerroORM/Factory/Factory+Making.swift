public import FerroSQL

extension Factory {
    /// Makes one draft and stores nothing.
    ///
    /// - Throws: what the definition throws; ``ORMError`` when it needs another row.
    public func make() async throws -> M.Draft { try await draft(at: 0, seed: start(), on: nil).draft }

    /// Makes drafts and stores nothing; a negative number is taken for 0.
    public func make(_ count: Int) async throws -> [M.Draft] {
        let seed = start()
        var drafts: [M.Draft] = []
        for index in 0..<max(0, count) { drafts.append(try await draft(at: index, seed: seed, on: nil).draft) }
        return drafts
    }

    /// Makes one row and stores it, with the rows it refers to.
    @discardableResult
    public func create(on db: Database) async throws -> M {
        let made = try await draft(at: 0, seed: start(), on: db)
        let row = try await M.create(made.draft, on: db)
        try await finish(row, made.making)
        return row
    }

    /// Makes rows and stores them, in one statement as long as they fit; a negative number is taken for 0.
    @discardableResult
    public func create(_ count: Int, on db: Database) async throws -> [M] {
        let seed = start()
        var made: [(draft: M.Draft, making: Making<M>)] = []
        for index in 0..<max(0, count) { made.append(try await draft(at: index, seed: seed, on: db)) }
        let rows = try await M.create(made.map(\.draft), on: db)
        for (row, made) in zip(rows, made) { try await finish(row, made.making) }
        return rows
    }

    private func start() -> UInt64 { seed ?? UInt64.random(in: .min ... .max) }

    private func draft(
        at index: Int, seed: UInt64, on db: Database?
    ) async throws -> (draft: M.Draft, making: Making<M>) {
        let fake = Fake(seed: seed, place: index)
        let making = Making<M>(index: index, fake: fake, db: db, overrides: overrides)
        var draft = try await definition(making)
        for step in steps { try await step(&draft, making) }
        return (draft, making)
    }

    private func finish(_ row: M, _ making: Making<M>) async throws {
        for action in afterCreating { try await action(row, making) }
    }
}
