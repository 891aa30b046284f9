import FerroRecords
import FerroTesting
import Foundation
import Testing

/// Fifty tasks change one record: what they are told must be what one task after the other would have been told.
@Suite(.enabled(if: RedisServer.isThere)) struct `Fifty tasks on one record` {
    static let tasks = 50

    private func all<Value: Sendable>(
        _ body: @escaping @Sendable (Int) async throws -> Value
    ) async throws -> [Value] {
        try await withThrowingTaskGroup(of: Value.self) { group in
            for task in 0..<Self.tasks { group.addTask { try await body(task) } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
    }

    @Test func `sums are distinct and end where the model does`() async throws {
        try await withPlayer({ $0.score = 9_007_199_254_740_990 }) { ada, _ in
            let sums = try await all { _ in
                var sums: [Int] = []
                for _ in 0..<10 { sums.append(try await ada.score.add(1)) }
                return sums
            }
            for sums in sums { #expect(sums == sums.sorted()) }
            #expect(Set(sums.joined()) == Set((1...500).map { 9_007_199_254_740_990 + $0 }))
            let different = try await all { try await ada.score.add($0 + 1) }
            #expect(Set(different).count == Self.tasks)
            same(try await ada.score.get(), 9_007_199_254_741_490 + (1...50).reduce(0, +))
        }
    }

    @Test func `other numbers are a chain of what was returned`() async throws {
        try await withPlayer({
            $0.score = 1; $0.rating = 1
        }) { ada, _ in
            let products = try await all { $0 < 20 ? try await ada.score.multiply(by: 7) : try await ada.score.get() }
            #expect(Set(products).isSubset(of: Set((0...20).map { (0..<$0).reduce(1) { value, _ in value * 7 } })))
            same(try await ada.score.get(), (0..<20).reduce(1) { value, _ in value * 7 })
            let halves = try await all { _ in try await ada.rating.divide(by: 2) }
            #expect(Set(halves) == Set((1...50).map { pow(2, -Double($0)) }))
            let counts = try await all { _ in try await ada.visits.increment() }
            #expect(Set(counts) == Set(1...50))
            let dates = try await all { _ in try await ada.lastSeen.add(.seconds(1)) }
            #expect(Set(dates) == Set((1...50).map { Date(timeIntervalSince1970: Double($0)) }))
            let flips = try await all { _ in try await ada.isOnline.toggle() }
            #expect(flips.filter { $0 }.count == 25)
            let raised = try await all { try await ada.score.raise(to: .max - $0) }
            #expect(raised.allSatisfy { $0 > .max - 50 })
            same(try await ada.score.get(), .max)
        }
    }

    @Test func `texts grow by every piece, and each answer begins the next`() async throws {
        try await withPlayer({ $0.name = "" }) { ada, _ in
            let texts = try await all { try await ada.name.append("<\($0)>") }.sorted { $0.utf8.count < $1.utf8.count }
            for (shorter, longer) in zip(texts, texts.dropFirst()) { #expect(longer.hasPrefix(shorter)) }
            #expect(Set(texts.last?.split(separator: ">") ?? []) == Set((0..<50).map { Substring("<\($0)") }))
            let bytes = try await all { try await ada.avatar.append([UInt8($0)]) }.sorted { $0.count < $1.count }
            for (shorter, longer) in zip(bytes, bytes.dropFirst()) { #expect(longer.starts(with: shorter)) }
            #expect(Set(bytes.last ?? []) == Set(0..<50))
            let kept = try await all { try await ada.nickname.setIfNil("\($0)") }
            #expect(Set(kept).count == 1)
            let old = try await all { try await ada.name.exchange("\($0)") }
            let last = try await ada.name.get()
            #expect(Set(old + [last]).count == 51)
            let won = try await all { try await ada.name.set("won \($0)", ifEqualTo: last) }
            #expect(won.filter { $0 }.count == 1)
        }
    }

    @Test func `lists give every element once`() async throws {
        try await withPlayer { ada, _ in
            let counts = try await all { try await ada.tags.append("\($0)") }
            #expect(Set(counts) == Set(1...50))
            let more = try await all { try await ada.tags.insert("\($0 + 50)", at: $0 % 3) }
            #expect(Set(more) == Set(51...100))
            #expect(Set(try await ada.tags.get()) == Set((0..<100).map(String.init)))
            let popped = try await all {
                switch $0 % 3 {
                case 0: try await ada.tags.popFirst()
                case 1: try await ada.tags.popLast()
                default: try await ada.tags.pop(at: 10)
                }
            }
            let rest = try await ada.tags.get()
            #expect(Set(popped.compactMap { $0 }).count == 50)
            #expect(Set(popped.compactMap { $0 } + rest) == Set((0..<100).map(String.init)))
            #expect(rest.count == 50)
        }
    }

    @Test func `dictionaries, sets and sorted sets give every entry once`() async throws {
        try await withPlayer { ada, _ in
            let sums = try await all { try await ada.inventory.increment("a.b \"c\"\n", by: $0 < 25 ? 1 : 1) }
            #expect(Set(sums) == Set(1...50))
            _ = try await all { try await ada.inventory.set($0, for: "k\($0)") }
            same(try await ada.inventory.count(), 51)
            let pairs = try await all { _ in try await ada.inventory.popAny() }
            #expect(Set(pairs.compactMap(\.?.key)).count == 50)
            let last = try await all { _ in try await ada.inventory.popAny()?.key }
            #expect(last.compactMap { $0 }.count == 1)
            same(try await ada.inventory.get(), [:])
            let new = try await all { try await ada.seen.insert("\($0 / 5)") }
            #expect(new.reduce(0, +) == 10)
            let members = try await all { _ in try await ada.seen.popAny() }
            #expect(Set(members.compactMap { $0 }) == Set((0..<10).map(String.init)))
            #expect(members.compactMap { $0 }.count == 10)
            let scores = try await all { _ in try await ada.board.increment("ada", by: 0.5) }
            #expect(Set(scores) == Set((1...50).map { Double($0) / 2 }))
            let gone = try await all { _ in try await ada.board.remove("ada") }
            #expect(gone.reduce(0, +) == 1)
        }
    }

    @Test func `versions count every write, and updates lose nothing`() async throws {
        try await withPlayer { ada, _ in
            let first = try await ada.snapshot().version
            let versions = try await all { _ in try await ada.pipeline { $0.score.add(1) } }
            #expect(Set(versions.map(\.rawValue)) == Set((1...50).map { first.rawValue + $0 }))
            _ = try await all { task in
                try await ada.update(attempts: 1000) { player in
                    player.score += 1
                    player.tags.append("\(task)")
                }
            }
            let whole = try await ada.load()
            #expect(whole.score == 100)
            #expect(Set(whole.tags) == Set((0..<50).map(String.init)))
        }
    }

    @Test func `of fifty inserts one is done`() async throws {
        try await withRecords { space in
            let codes = try await all { task in
                await failure {
                    try await Player(id: "one", name: "\(task)", address: Address(street: "")).insert(on: space)
                }
            }
            #expect(codes.filter { $0 == nil }.count == 1)
            #expect(codes.filter { $0 == .exists }.count == 49)
            let handle = Player.at("one", on: space)
            let deleted = try await all { _ in try await handle.delete() }
            #expect(deleted.filter { $0 }.count == 1)
        }
    }
}
