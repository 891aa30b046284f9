import FerroORM
import Testing

@Suite struct `A plan of loading` {
    private func asking(_ name: String, levels: Int) -> Fetch<String> {
        if levels == 0 { return .done(name) }
        return .needs([SQL(unsafe: "\(name)\(levels)")]) { results in
            #expect(results.count == 1)
            return asking(name, levels: levels - 1)
        }
    }

    /// The statements of each batch, and the value.
    private func play<Value>(_ fetch: Fetch<Value>) throws -> (batches: [[String]], value: Value) {
        var batches: [[String]] = []
        var step = fetch
        while true {
            switch step {
            case .done(let value): return (batches, value)
            case .needs(let statements, let next):
                batches.append(statements.map { SQLStatement($0, dialect: .sqlite).text })
                step = try next(statements.map { _ in SQLResult() })
            }
        }
    }

    @Test(
        arguments: [
            (0, 0, []), (1, 0, [["a1"]]), (0, 1, [["b1"]]), (1, 1, [["a1", "b1"]]),
            (3, 2, [["a3", "b2"], ["a2", "b1"], ["a1"]]), (1, 3, [["a1", "b3"], ["b2"], ["b1"]]),
        ] as [(Int, Int, [[String]])])
    func `two of them ask together, level by level`(first: Int, second: Int, batches: [[String]]) throws {
        let both = try asking("a", levels: first).zip(asking("b", levels: second)) { $0 + $1 }
        let played = try play(both)
        #expect(played.batches == batches && played.value == "ab")
    }

    @Test func `a value is mapped where it is known`() throws {
        let played = try play(try asking("a", levels: 2).map { $0 + "!" })
        #expect(played.value == "a!" && played.batches == [["a2"], ["a1"]])
    }
}
