import Foundation
import Testing

@testable import FerroRecords

@Suite struct ConditionTests {
    static let fields = Hero.Indexes(at: RecordPath())

    /// Whether a condition holds, said of values in Swift.
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let condition: RecordCondition
        let holds: @Sendable (Hero) -> Bool

        init(_ name: String, _ condition: RecordCondition, _ holds: @escaping @Sendable (Hero) -> Bool) {
            testDescription = name
            self.condition = condition
            self.holds = holds
        }
    }

    static let day = Date(timeIntervalSince1970: 86_400)

    static let cases: [Case] = {
        let f = fields
        return [
            Case("==", f.score == 5) { $0.score == 5 }, Case("!=", f.score != 5) { $0.score != 5 },
            Case("<", f.score < 5) { $0.score < 5 }, Case("<=", f.score <= 5) { $0.score <= 5 },
            Case(">", f.score > 5) { $0.score > 5 }, Case(">=", f.score >= 5) { $0.score >= 5 },
            Case("isIn", f.score.isIn([5, -7, 11])) { [5, -7, 11].contains($0.score) },
            Case("isIn nothing", f.score.isIn([])) { _ in false },
            Case("...", f.score.isIn(-3...5)) { (-3...5).contains($0.score) },
            Case("..<", f.score.isIn(-3..<5)) { (-3..<5).contains($0.score) },
            Case("hasPrefix", f.name.hasPrefix("Ad")) { $0.name.hasPrefix("Ad") },
            Case("hasPrefix of nothing", f.name.hasPrefix("")) { _ in true },
            Case("rating >", f.rating > -0.5) { $0.rating > -0.5 },
            Case("rating <= 0", f.rating <= -0.0) { $0.rating <= 0 },
            Case("rating < infinity", f.rating < .infinity) { $0.rating < .infinity },
            Case("rating == NaN", f.rating == .nan) { _ in false },
            Case("rating != NaN", f.rating != .nan) { _ in true },
            Case("age == nil", f.age == nil) { $0.age == nil }, Case("age != nil", f.age != nil) { $0.age != nil },
            Case("age < 5", f.age < 5) { $0.age.map { $0 < 5 } ?? false },
            Case("!(age < 5)", !(f.age < 5)) { !($0.age.map { $0 < 5 } ?? false) },
            Case("age == 5", f.age == 5) { $0.age == 5 }, Case("age != 5", f.age != 5) { $0.age != 5 },
            Case("age isIn", f.age.isIn([5, 11])) { $0.age == 5 || $0.age == 11 },
            Case("age ...", f.age.isIn(-3...1_000_000_000)) { $0.age.map { $0 >= -3 } ?? false },
            Case("age ..<", f.age.isIn(-3..<5)) { $0.age.map { $0 >= -3 && $0 < 5 } ?? false },
            Case("rank", f.rank == .knight) { $0.rank == .knight },
            Case("isOnline", f.isOnline == true) { $0.isOnline }, Case("seen", f.seen > day) { $0.seen > day },
            Case("city", f.home.city == "Paris") { $0.home.city == "Paris" },
            Case("city of nothing", f.retreat.city == "Rome") { $0.retreat?.city == "Rome" },
            Case("not the city of nothing", f.retreat.city != "Rome") { $0.retreat?.city != "Rome" },
            Case("and", f.score > 0 && f.name.hasPrefix("A")) { $0.score > 0 && $0.name.hasPrefix("A") },
            Case("or", f.score > 5 || f.name.hasPrefix("A")) { $0.score > 5 || $0.name.hasPrefix("A") },
            Case("or of one field", f.score > 5 || f.score < -5) { $0.score > 5 || $0.score < -5 },
            Case("not and", !(f.score > 0 && f.name == "Ada")) { !($0.score > 0 && $0.name == "Ada") },
            Case("not or", !(f.score > 0 || !(f.name < "B"))) { !($0.score > 0 || !($0.name < "B")) },
            Case("three", (f.score > 5 || f.isOnline == true) && f.rank != .novice || f.home.city == "Rome") {
                ($0.score > 5 || $0.isOnline) && $0.rank != .novice || $0.home.city == "Rome"
            },
            Case("always", .always) { _ in true }, Case("never", !.always) { _ in false },
        ]
    }()

    static func hero(_ id: Int) -> Hero {
        let numbers = [-100, -10, -7, -5, -3, -1, 0, 1, 4, 5, 6, 9, 10, 11, 99, 100, Int.max, Int.min]
        let names = ["Ada", "Adam", "A", "", "B", "Bob", "Zoë", "Ad\0", "a"]
        var hero = Hero(id, names.randomElement() ?? "", score: numbers.randomElement() ?? 0)
        hero.rating = [-1e300, -0.5, -0.0, 0, 0.5, 1, .infinity, -.infinity].randomElement() ?? 0
        hero.age = [nil, 4, 5, 11].randomElement() ?? nil
        hero.rank = Rank.allCases.randomElement() ?? .novice
        hero.isOnline = .random()
        hero.seen = Date(timeIntervalSince1970: [0, 86_400, 86_400.5, 90_000].randomElement() ?? 0)
        hero.home = Home(city: ["Paris", "Rome", ""].randomElement() ?? "", street: "x")
        hero.retreat = [nil, Home(city: "Rome", street: "y"), Home(city: "", street: "")].randomElement() ?? nil
        return hero
    }

    @Test(arguments: cases) func `a condition holds for the codes when it holds for the values`(_ one: Case) throws {
        for id in 0..<200 {
            let hero = Self.hero(id)
            let codes = try hero.codes
            #expect(one.condition.tree.holds(for: codes) == one.holds(hero), "\(hero)")
            #expect(one.condition.tree.negated.holds(for: codes) != one.holds(hero), "\(hero)")
        }
    }

    @Test(arguments: cases) func `a plan finds each record once and no other`(_ one: Case) throws {
        for order in [nil, Self.fields.score.descending] {
            let plan = SearchPlan(one.condition.tree, in: Hero.indexes, by: order)
            for id in 0..<100 {
                let hero = Self.hero(id)
                let codes = try hero.codes
                let found = plan.scans.filter { $0.condition.holds(for: codes) }
                #expect(found.count == (one.holds(hero) ? 1 : 0))
                for scan in found {
                    for choice in scan.choices {
                        #expect(choice.ranges.contains(codes[Hero.indexes[choice.field].path] ?? []))
                    }
                }
            }
        }
    }

    @Test func `a plan walks only indexes that the condition bounds`() {
        func walked(_ condition: RecordCondition) -> [[String]] {
            SearchPlan(condition.tree, in: Hero.indexes).scans.map { $0.choices.map { Hero.indexes[$0.field].path } }
        }
        let f = Self.fields
        #expect(walked(f.score > 5 && f.name == "Ada") == [["name", "score"]])
        #expect(walked(f.score > 5 || f.score < 0) == [["score"]])
        #expect(walked(f.score > 5 || f.name == "Ada") == [["score"], ["name", "score"]])
        #expect(walked(.always).count == 1)
    }

    @Test func `a cursor is read back, and other texts are not`() {
        for cursor in [RecordCursor(scan: 0), RecordCursor(scan: 3, field: 12, last: [0, 255, 16])] {
            #expect(RecordCursor(rawValue: cursor.rawValue) == cursor)
        }
        for text in ["", "1", "1.2", "x..", "0.x.", "-1..", "0.-1.00", "0.1.0", "0.1.zz", "0..00", "0.1.00.", "0.1.é"] {
            #expect(RecordCursor(rawValue: text) == nil, "\(text)")
        }
    }
}
