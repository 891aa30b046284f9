import FerroRecords

extension MoveTable {
    static var lists: MoveTable { MoveTable("lists", additions + removals + reading) }

    private static var additions: [@Sendable () -> Move] {
        [
            {
                let word = word
                return Move("append", { $0.list.append(word) }) { ledger in
                    ledger.list.append(word)
                    return ledger.list.count
                }
            },
            {
                let words = [word, word]
                return Move("append several", { $0.list.append(contentsOf: words) }) { ledger in
                    ledger.list += words
                    return ledger.list.count
                }
            },
            {
                let (word, index) = (word, Int.random(in: -2...3))
                return Move("insert", { $0.list.insert(word, at: index) }) { ledger, count in
                    let place = index < 0 ? index + ledger.list.count : index
                    guard (0...ledger.list.count).contains(place) else { return false }
                    ledger.list.insert(word, at: place)
                    return ledger.list.count == count
                }
            },
            {
                let (word, index) = (word, Int.random(in: -2...2))
                return Move("set at", { $0.list.set(word, at: index) }) { ledger, _ in
                    let place = index < 0 ? index + ledger.list.count : index
                    guard ledger.list.indices.contains(place) else { return false }
                    ledger.list[place] = word
                    return true
                }
            },
            {
                let words = [word, word, word]
                return Move("set", { $0.list.set(words) }, change: { $0.list = words })
            },
        ]
    }

    private static var removals: [@Sendable () -> Move] {
        [
            {
                let index = Int.random(in: -2...2)
                return Move("pop", { $0.list.pop(at: index) }) { ledger, gone in
                    let place = index < 0 ? index + ledger.list.count : index
                    return ledger.list.indices.contains(place) && ledger.list.remove(at: place) == gone
                }
            },
            { Move("popLast", { $0.list.popLast() }, model: { $0.list.popLast() }) },
            { Move("popFirst", { $0.list.popFirst() }, model: { $0.list.isEmpty ? nil : $0.list.removeFirst() }) },
            {
                let range = Int.random(in: 0...1)..<Int.random(in: 1...3)
                return Move("remove", { $0.list.remove(range) }) { ledger, count in
                    guard range.upperBound <= ledger.list.count else { return false }
                    ledger.list.removeSubrange(range)
                    return ledger.list.count == count
                }
            },
            {
                let word = word
                return Move("removeFirst", { $0.list.removeFirst(word) }) { ledger in
                    ledger.list.firstIndex(of: word).map { ledger.list.remove(at: $0) } != nil
                }
            },
            {
                Move("clear", { $0.list.clear() }, change: { $0.list = [] })
            },
        ]
    }

    private static var reading: [@Sendable () -> Move] {
        [
            { Move("get", { $0.list.get() }, model: { $0.list }) },
            { Move("count", { $0.list.count() }, model: { $0.list.count }) },
            { Move("get range", { $0.list.get(1..<3) }, model: { Array($0.list.dropFirst().prefix(2)) }) },
            { Move("get at", { $0.list.get(at: -1) }) { $1 == $0.list.last } },
        ]
    }
}
