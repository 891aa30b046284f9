import FerroRecords
import FerroTesting
import Testing

@Suite(.enabled(if: RedisServer.isThere), .timeLimit(.minutes(2))) struct FindTests {
    private static let heroes = (0..<300).map { ConditionTests.hero($0) }

    @Test(arguments: ConditionTests.cases) func `what is found is what Swift finds`(
        _ one: ConditionTests.Case
    ) async throws {
        try await withHeroes(Self.heroes) { space in
            let wanted = Self.heroes.filter(one.holds)
            let found = try await Hero.find(on: space, limit: 1_000) { _ in one.condition }
            #expect(found.sorted { $0.id < $1.id } == wanted)
            #expect(try await Hero.count(on: space) { _ in one.condition } == wanted.count)
            let keys = try await Hero.keys(on: space) { _ in one.condition }
            #expect(keys == found.map(\.id))
            #expect(try await Hero.keys(on: space, limit: 3) { _ in one.condition } == Array(keys.prefix(3)))
        }
    }

    @Test(arguments: [("score", false), ("score", true), ("age", false), ("age", true), ("name", true)])
    func `pages come in order and have each record once`(_ path: String, _ isDescending: Bool) async throws {
        let order: @Sendable (Hero.Indexes) -> RecordOrder = { fields in
            switch path {
            case "score": isDescending ? fields.score.descending : fields.score.ascending
            case "age": isDescending ? fields.age.descending : fields.age.ascending
            default: isDescending ? fields.name.descending : fields.name.ascending
            }
        }
        try await withHeroes(Self.heroes) { space in
            var found: [Hero] = []
            var cursor: RecordCursor?
            repeat {
                let page = try await Hero.page(on: space, order: order, limit: 7, after: cursor) {
                    $0.score > -8 || $0.isOnline == true
                }
                #expect(page.records.count == 7 || page.next == nil)
                found += page.records
                cursor = page.next.flatMap { RecordCursor(rawValue: $0.rawValue) }
            } while cursor != nil
            let wanted = Self.heroes.filter { $0.score > -8 || $0.isOnline }
            #expect(found.sorted { $0.id < $1.id } == wanted)
            let codes = try found.map { try $0.codes[path] ?? [] }
            let ordered = codes.sorted { $0.lexicographicallyPrecedes($1) }
            #expect(codes == (isDescending ? ordered.reversed() : ordered))
        }
    }

    @Test func `no pipeline reads more than a thousand records, however many are asked for`() async throws {
        try await withHeroes((0..<1_200).map { Hero($0, "x", score: $0) }) { space in
            let counted = CountedCommands(space.redis)
            let heroes = try await Hero.find(
                on: RecordSpace(counted, prefix: space.keyPrefix), limit: .max
            ) { $0.score >= 0 }
            #expect(heroes.count == 1_200 && counted.most == 1_000)
        }
    }

    @Test func `a condition has an end`() async throws {
        try await withHeroes { space in
            let ages = (0...10_000).map { $0 * 2 }
            #expect(await failure { _ = try await Hero.count(on: space) { $0.age.isIn(ages) } } == .query)
            same(try await Hero.count(on: space) { $0.age.isIn(ages.dropLast()) }, 0)
        }
    }

    @Test func `the last page that is full has no next one`() async throws {
        try await withHeroes((0..<20).map { Hero($0, "x", score: $0) }) { space in
            let page = try await Hero.page(on: space, order: { $0.score.ascending }, limit: 10) { $0.score < 10 }
            #expect(page.records.map(\.score) == Array(0..<10) && page.next == nil)
        }
    }

    @Test func `a search that walks more than one call allows finds all the same`() async throws {
        let heroes = (0..<2_500).map { Hero($0, $0.isMultiple(of: 1_000) ? "rare" : "x", score: $0) }
        try await withHeroes(heroes) { space in
            let found = try await Hero.find(on: space, order: { $0.score.descending }) { $0.name == "rare" }
            #expect(found.map(\.id) == [2_000, 1_000, 0])
            #expect(try await Hero.count(on: space) { $0.name == "x" } == 2_497)
            #expect(try await Hero.keys(on: space) { $0.name == "x" || $0.score == 0 }.count == 2_498)
            var ids: [Int] = []
            for try await hero in Hero.stream(
                on: space, order: { $0.score.ascending }, batch: 300, where: { $0.score >= 5 })
            {
                ids.append(hero.id)
            }
            #expect(ids == Array(5..<2_500))
            #expect(try await Hero.delete(on: space) { $0.score.isIn(100..<2_100) } == 2_000)
            let left = heroes.filter { $0.score < 100 || $0.score >= 2_100 }
            #expect(try await space.entries() == Hero.entries(of: left))
            #expect(try await space.keys().count == left.count + Hero.indexes.count)
        }
    }

    @Test func `a search stops with its task`() async throws {
        try await withHeroes((0..<20).map { Hero($0, "x") }) { space in
            let task = Task {
                while !Task.isCancelled { await Task.yield() }
                return try await Hero.find(on: space) { $0.name == "x" }
            }
            task.cancel()
            await #expect(throws: (any Error).self) { try await task.value }
        }
    }

    @Test(arguments: ["5..", "0.99.00", "0.8.00"]) func `a cursor of another search is refused`(
        _ text: String
    ) async throws {
        try await withHeroes([Hero(1, "x")]) { space in
            let cursor = try #require(RecordCursor(rawValue: text))
            let code = await failure {
                _ = try await Hero.page(on: space, order: { $0.score.ascending }, after: cursor) { $0.score >= 0 }
            }
            #expect(code == .query)
        }
    }
}
