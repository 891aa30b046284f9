import FerroRecords
import FerroTesting
import Testing

/// Each operation against the Swift value that does the same, many in a row, with names and bytes of every kind.
@Suite(.enabled(if: RedisServer.isThere)) struct `Operations against a model` {
    static let words = [
        "", "a", "a.b", "a:b", "a b", "\"q\"", "'", "\n", "\u{0}", "#n", "@v", "é", "🦉", "*[?]", "-1", "0",
    ]

    @Test(arguments: 0..<4) func `lists`(seed: Int) async throws {
        var model: [String] = []
        try await withPlayer { ada, _ in
            for round in 0..<150 {
                let word = Self.words.randomElement() ?? ""
                let index = Int.random(in: -2...(model.count + 1))
                let place = index < 0 ? index + model.count : index
                switch Int.random(in: 0..<11) {
                case 0, 1:
                    model.append(word)
                    same(try await ada.tags.append(word), model.count)
                case 2:
                    let more = Array(Self.words.shuffled().prefix(3))
                    model += more
                    same(try await ada.tags.append(contentsOf: more), model.count)
                case 3, 4:
                    let code = await failure { try await ada.tags.insert(word, at: index) }
                    #expect((code == .bounds) == !(0...model.count).contains(place))
                    if code == nil { model.insert(word, at: place) }
                case 5:
                    let code = await failure {
                        let gone = try await ada.tags.pop(at: index)
                        #expect(gone == model[place])
                    }
                    #expect((code == .bounds) == !model.indices.contains(place))
                    if code == nil { model.remove(at: place) }
                case 6: same(try await ada.tags.popFirst(), (model.isEmpty ? nil : model.removeFirst()))
                case 7: same(try await ada.tags.popLast(), model.popLast())
                case 8:
                    let code = await failure { try await ada.tags.set(word, at: index) }
                    #expect((code == .bounds) == !model.indices.contains(place))
                    if code == nil { model[place] = word }
                case 9:
                    let lower = Int.random(in: 0...model.count)
                    let upper = Int.random(in: lower...(model.count + (round % 10 == 0 ? 1 : 0)))
                    let code = await failure { try await ada.tags.remove(lower..<upper) }
                    #expect((code == .bounds) == (upper > model.count))
                    if code == nil { model.removeSubrange(lower..<upper) }
                default:
                    let found = model.firstIndex(of: word)
                    same(try await ada.tags.removeFirst(word), (found != nil))
                    if let found { model.remove(at: found) }
                }
                let kept = try await ada.tags.get()
                #expect(kept == model)
                let slice = try await ada.tags.get(1..<4)
                #expect(slice == Array(model.dropFirst().prefix(3)))
            }
            let whole = try await ada.load()
            #expect(whole.tags == model)
            try await ada.tags.clear()
            same(try await ada.tags.count(), 0)
            same(try await ada.load().tags, [])
        }
    }

    @Test(arguments: 0..<4) func `dictionaries`(seed: Int) async throws {
        var model: [String: Int] = [:]
        try await withPlayer { ada, _ in
            for _ in 0..<150 {
                let (key, number) = (Self.words.randomElement() ?? "", Int.random(in: .min ... .max))
                switch Int.random(in: 0..<8) {
                case 0, 1:
                    same(try await ada.inventory.set(number, for: key), (model.updateValue(number, forKey: key) == nil))
                case 2:
                    let more = Dictionary(uniqueKeysWithValues: Self.words.shuffled().prefix(3).map { ($0, number) })
                    let new = more.keys.filter { model[$0] == nil }.count
                    model.merge(more) { $1 }
                    same(try await ada.inventory.update(more), new)
                case 3: same(try await ada.inventory.pop(key), model.removeValue(forKey: key))
                case 4: same(try await ada.inventory.pop(key, default: 5), model.removeValue(forKey: key) ?? 5)
                case 5:
                    let any = try await ada.inventory.popAny()
                    #expect(any.map { model.removeValue(forKey: $0.key) == $0.value } ?? model.isEmpty)
                case 6: same(try await ada.inventory.delete(key, "no"), (model.removeValue(forKey: key) == nil ? 0 : 1))
                default:
                    let (sum, overflow) = (model[key] ?? 0).addingReportingOverflow(number)
                    let code = await failure {
                        let result = try await ada.inventory.increment(key, by: number)
                        #expect(result == sum)
                    }
                    #expect((code == .arithmetic) == overflow)
                    if !overflow { model[key] = sum }
                }
                same(try await ada.inventory.get(key), model[key])
                same(try await ada.inventory.get(), model)
                same(try await ada.inventory.count(), model.count)
            }
            try await ada.inventory.clear()
            same(try await ada.load().inventory, [:])
        }
    }

    @Test(arguments: 0..<3) func `sets`(seed: Int) async throws {
        var model: Set<String> = []
        try await withPlayer { ada, _ in
            for _ in 0..<120 {
                let word = Self.words.randomElement() ?? ""
                switch Int.random(in: 0..<4) {
                case 0, 1: same(try await ada.seen.insert(word, word), (model.insert(word).inserted ? 1 : 0))
                case 2: same(try await ada.seen.remove(word), (model.remove(word) == nil ? 0 : 1))
                default:
                    let any = try await ada.seen.popAny()
                    #expect(any.map { model.remove($0) != nil } ?? model.isEmpty)
                }
                same(try await ada.seen.contains(word), model.contains(word))
                same(try await ada.seen.get(), model)
                same(try await ada.seen.count(), model.count)
            }
            try await ada.seen.clear()
            same(try await ada.load().seen, [])
        }
    }

    @Test(arguments: 0..<3) func `sorted sets`(seed: Int) async throws {
        var model: RecordSortedSet<String> = [:]
        try await withPlayer { ada, _ in
            for _ in 0..<120 {
                let (word, score) = (Self.words.randomElement() ?? "", Double(Int.random(in: -3...3)) / 10)
                switch Int.random(in: 0..<4) {
                case 0, 1:
                    same(try await ada.board.add(word, score: score), (model[word] == nil))
                    model[word] = score
                case 2:
                    model[word] = (model[word] ?? 0) + score
                    same(try await ada.board.increment(word, by: score), model[word])
                default:
                    same(try await ada.board.remove(word), (model[word] == nil ? 0 : 1))
                    model[word] = nil
                }
                let ranked = model.ranked
                same(try await ada.board.top(3), Array(ranked.prefix(3)))
                same(try await ada.board.rank(of: word), ranked.firstIndex { $0.member == word })
                same(try await ada.board.score(of: word), model[word])
                same(try await ada.board.get(), model)
                same(try await ada.board.count(), model.count)
            }
            same(try await ada.load().board, model)
            try await ada.board.clear()
            same(try await ada.load().board, [:])
        }
    }

    @Test func `texts, bytes, truth values and optional values`() async throws {
        try await withPlayer { ada, _ in
            same(try await ada.name.append("\u{0}é"), "Ada\u{0}é")
            same(try await ada.name.repeat(2), "Ada\u{0}éAda\u{0}é")
            #expect(await failure { try await ada.name.repeat(100, limit: 1000) } == .encoding)
            #expect(await failure { try await ada.name.repeat(.max) } == .encoding)
            #expect(await failure { try await ada.name.append("abc", limit: 14) } == .encoding)
            same(try await ada.name.repeat(-1), "")
            // The shortest of some: work for the server would take its time each time, and what else runs does not.
            var shortest = Duration.seconds(1000)
            for _ in 0..<5 {
                let start = ContinuousClock.now
                same(try await ada.name.repeat(2_000_000_000), "")
                shortest = min(shortest, start.duration(to: .now))
            }
            #expect(shortest < .seconds(2), "nothing so many times keeps no server busy")
            same(try await ada.avatar.append([0, 255]), [0, 255])
            same(try await ada.avatar.append([10]), [0, 255, 10])
            same(try await ada.isOnline.toggle(), true)
            same(try await ada.isOnline.toggle(), false)
            same(try await ada.nickname.setIfNil("A"), "A")
            same(try await ada.nickname.setIfNil("B"), "A")
            same(try await ada.nickname.get(), "A")
            same(try await ada.nickname.take(), "A")
            same(try await ada.nickname.take(), nil)
            same(try await ada.name.exchange("Grace"), "")
            same(try await ada.name.set("X", ifEqualTo: "Ada"), false)
            same(try await ada.name.set("Y", ifEqualTo: "Grace"), true)
            same(try await ada.name.get(), "Y")
        }
    }

    @Test func `nested structs by path, and JSON`() async throws {
        try await withPlayer { ada, _ in
            same(try await ada.address.street.append(" 4"), "Main 4")
            same(try await ada.address.number.multiply(by: 6), 6)
            same(try await ada.address.get(), Address(street: "Main 4", number: 6))
            try await ada.address.set(Address(street: "Side"))
            same(try await ada.billing.get(), nil)
            try await ada.billing.set(Address(street: "B"))
            same(try await ada.load().billing, Address(street: "B"))
            try await ada.billing.clear()
            try await ada.weather.set(Weather(degrees: 1, words: ["x"]))
            let whole = try await ada.load()
            #expect(whole.billing == nil)
            #expect(whole.address == Address(street: "Side"))
            #expect(whole.weather == Weather(degrees: 1, words: ["x"]))
            try await ada.tags.set(["x", "y"])
            try await ada.tags.set(["z"])
            try await ada.inventory.set(["k": 1])
            same(try await ada.load().tags, ["z"])
            same(try await ada.load().inventory, ["k": 1])
        }
    }
}
