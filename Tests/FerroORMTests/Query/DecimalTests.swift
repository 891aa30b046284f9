import FerroORM
import FerroSQL
import Testing

@Model("offers") struct Offer {
    let id: ID
    var name: String
    var amount: SQLDecimal
    var rebate: SQLDecimal?
}

@Suite(.timeLimit(.minutes(1))) struct DecimalTests {
    static let amounts = ["9.50", "10", "100.25", "-3", "0.5", "10.01"]

    private func run(_ database: TestDatabase, _ body: (Database) async throws -> Void) async throws {
        try await database.run { db in
            try await Schema(db).create("offers") { t in
                t.id()
                t.string("name")
                t.decimal("amount")
                t.decimal("rebate").nullable()
            }
            let rebates = [nil, "1", "2.5", nil, "10", "9"]
            for (amount, rebate) in zip(Self.amounts, rebates) {
                let draft = Offer.Draft(
                    name: amount, amount: try #require(SQLDecimal(amount)), rebate: rebate.flatMap { SQLDecimal($0) })
                try await Offer.create(draft, on: db)
            }
            try await body(db)
        }
    }

    @Test(arguments: TestDatabase.all) func `decimals are compared and sorted as numbers`(
        on database: TestDatabase
    ) async throws {
        try await run(database) { db in
            let nine = SQLDecimal(9)
            let ten = try #require(SQLDecimal("10.000"))
            let sorted = try await Offer.order { $0.amount.ascending }.pluck(\.name, on: db)
            #expect(sorted == ["-3", "0.5", "9.50", "10", "10.01", "100.25"])
            let more = try await Offer.where { $0.amount > nine }.order { $0.amount.descending }.pluck(\.name, on: db)
            #expect(more == ["100.25", "10.01", "10", "9.50"])
            #expect(try await Offer.where { $0.amount == ten }.pluck(\.name, on: db) == ["10"])
            #expect(try await Offer.where { $0.amount != ten }.count(on: db) == 5)
            #expect(try await Offer.where { $0.amount.isIn([ten, -3]) }.count(on: db) == 2)
            #expect(try await Offer.where { $0.amount.isBetween(nine...ten) }.count(on: db) == 2)
            #expect(try await Offer.where { $0.rebate.isBetween(nine..<ten) }.count(on: db) == 1)
            #expect(try await Offer.where { $0.rebate > nine }.count(on: db) == 1)
        }
    }

    @Test(arguments: TestDatabase.all)
    func `a NULL among the values of a subquery does not empty NOT IN`(on database: TestDatabase) async throws {
        try await run(database) { db in
            let inner = Offer.where { $0.name.isIn(["9.50", "10"]) }.select { $0.rebate }
            let found = try await Offer.where { $0.rebate.isNotIn(inner) }.order { $0.id.ascending }.pluck(
                \.name, on: db)
            #expect(found == ["9.50", "100.25", "-3", "0.5", "10.01"])
        }
    }

    @Test(arguments: TestDatabase.all)
    func `LIKE finds what is there and nothing else, whatever is looked for`(on database: TestDatabase) async throws {
        let names = [
            "100%", "100", "a_b", "axb", "a\\b", "a\\_b", "%", "\\", "_", "", "x'; --", "é", "e\u{301}", "\\\\", "[a]",
        ]
        try await run(database) { db in
            try await Offer.query.deletePermanently(on: db)
            try await Offer.create(names.map { Offer.Draft(name: $0, amount: 0) }, on: db)
            func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }
            for needle in names {
                let found = try await Offer.where { $0.name.contains(needle) }.order { $0.id.ascending }.pluck(
                    \.name, on: db)
                let expected = names.filter { name in
                    needle.isEmpty || bytes(name).indices.contains { bytes(name)[$0...].starts(with: bytes(needle)) }
                }
                #expect(found.map(bytes) == expected.map(bytes), "\(needle)")
                let first = try await Offer.where { $0.name.hasPrefix(needle) }.count(on: db)
                #expect(first == names.count { bytes($0).starts(with: bytes(needle)) }, "\(needle)")
            }
        }
    }
}
