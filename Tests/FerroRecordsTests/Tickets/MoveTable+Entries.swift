import FerroRecords

extension MoveTable {
    static var dictionaries: MoveTable { MoveTable("dictionaries", entries + takings) }

    private static var entries: [@Sendable () -> Move] {
        [
            {
                let (word, number) = (word, Int.random(in: .min ... .max))
                return Move("set for", { $0.counts.set(number, for: word) }) {
                    $0.counts.updateValue(number, forKey: word) == nil
                }
            },
            {
                let more = [word: 1, "other": Int.random(in: 0...9)]
                return Move("update", { $0.counts.update(more) }) { ledger in
                    let new = more.keys.count { ledger.counts[$0] == nil }
                    ledger.counts.merge(more) { $1 }
                    return new
                }
            },
            {
                let (word, number) = (word, Int.random(in: .min ... .max))
                return Move("increment", { $0.counts.increment(word, by: number) }) { ledger in
                    ledger.counts[word, default: 0] &+= number
                    return ledger.counts[word] ?? 0
                }
            },
            {
                let entries = [word: 7]
                return Move("set", { $0.counts.set(entries) }, change: { $0.counts = entries })
            },
            {
                let word = word
                return Move("get key", { $0.counts.get(word) }, model: { $0.counts[word] })
            },
            { Move("get", { $0.counts.get() }, model: { $0.counts }) },
            { Move("count", { $0.counts.count() }, model: { $0.counts.count }) },
        ]
    }

    private static var takings: [@Sendable () -> Move] {
        [
            {
                let word = word
                return Move("pop", { $0.counts.pop(word) }, model: { $0.counts.removeValue(forKey: word) })
            },
            {
                let word = word
                return Move("pop default", { $0.counts.pop(word, default: 5) }) {
                    $0.counts.removeValue(forKey: word) ?? 5
                }
            },
            {
                Move("popAny", { $0.counts.popAny() }) { ledger, entry in
                    guard let entry else { return ledger.counts.isEmpty }
                    return ledger.counts.removeValue(forKey: entry.key) == entry.value
                }
            },
            {
                let word = word
                return Move("delete", { $0.counts.delete(word, "other") }) { ledger in
                    Set([word, "other"]).count { ledger.counts.removeValue(forKey: $0) != nil }
                }
            },
            { Move("clear", { $0.counts.clear() }, change: { $0.counts = [:] }) },
        ]
    }

    static var sums: MoveTable {
        MoveTable(
            "dictionaries of Double",
            [
                {
                    let (word, number) = (word, Double.random(in: -9...9))
                    return Move("increment", { $0.sums.increment(word, by: number) }) { ledger in
                        ledger.sums[word, default: 0] += number
                        return ledger.sums[word] ?? 0
                    }
                }
            ])
    }

    static var sets: MoveTable {
        MoveTable(
            "sets",
            [
                {
                    let (one, other) = (word, word)
                    return Move("insert", { $0.members.insert(one, other) }) { ledger in
                        [one, other].count { ledger.members.insert($0).inserted }
                    }
                },
                {
                    let (one, other) = (word, word)
                    return Move("remove", { $0.members.remove(one, other) }) { ledger in
                        [one, other].count { ledger.members.remove($0) != nil }
                    }
                },
                {
                    let word = word
                    return Move("contains", { $0.members.contains(word) }, model: { $0.members.contains(word) })
                },
                {
                    Move("popAny", { $0.members.popAny() }) { ledger, member in
                        member.map { ledger.members.remove($0) != nil } ?? ledger.members.isEmpty
                    }
                },
                { Move("clear", { $0.members.clear() }, change: { $0.members = [] }) },
                { Move("count", { $0.members.count() }, model: { $0.members.count }) },
                { Move("get", { $0.members.get() }, model: { $0.members }) },
                { Move("set", { $0.members.set(["x", ""]) }, change: { $0.members = ["x", ""] }) },
            ])
    }

    static var sortedSets: MoveTable {
        MoveTable(
            "sorted sets",
            [
                {
                    let (word, score) = (word, Double(Int.random(in: -3...3)) / 10)
                    return Move("add", { $0.board.add(word, score: score) }) { ledger in
                        ledger.board.scores.updateValue(score, forKey: word) == nil
                    }
                },
                {
                    let (word, score) = (word, Double(Int.random(in: -3...3)) / 10)
                    return Move("increment", { $0.board.increment(word, by: score) }) { ledger in
                        ledger.board.scores[word, default: 0] += score
                        return ledger.board[word] ?? 0
                    }
                },
                {
                    let word = word
                    return Move("score", { $0.board.score(of: word) }, model: { $0.board[word] })
                },
                {
                    let word = word
                    return Move("rank", { $0.board.rank(of: word) }) { ledger in
                        ledger.board.ranked.firstIndex { $0.member == word }
                    }
                },
                { Move("top", { $0.board.top(3) }, model: { Array($0.board.ranked.prefix(3)) }) },
                {
                    let word = word
                    return Move("remove", { $0.board.remove(word) }) { ledger in
                        ledger.board.scores.removeValue(forKey: word) == nil ? 0 : 1
                    }
                },
                { Move("clear", { $0.board.clear() }, change: { $0.board = [:] }) },
                { Move("count", { $0.board.count() }, model: { $0.board.count }) },
                { Move("get", { $0.board.get() }, model: { $0.board }) },
                { Move("set", { $0.board.set(["x": 0.1]) }, change: { $0.board = ["x": 0.1] }) },
            ])
    }
}
