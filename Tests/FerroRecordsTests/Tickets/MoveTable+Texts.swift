import FerroRecords

extension MoveTable {
    static var texts: MoveTable {
        MoveTable(
            "texts, bytes and truth",
            [
                {
                    let word = word
                    return Move("append", { $0.text.append(word, limit: 100) }) { ledger in
                        ledger.text += word
                        return ledger.text
                    }
                },
                {
                    let times = Int.random(in: -1...3)
                    return Move("repeat", { $0.text.repeat(times, limit: 100) }) { ledger in
                        ledger.text = String(repeating: ledger.text, count: max(0, times))
                        return ledger.text
                    }
                },
                {
                    let byte = UInt8.random(in: 0...255)
                    return Move("append bytes", { $0.bytes.append([byte, 0]) }) { ledger in
                        ledger.bytes += [byte, 0]
                        return ledger.bytes
                    }
                },
                {
                    Move("toggle", { $0.flag.toggle() }) { ledger in
                        ledger.flag.toggle()
                        return ledger.flag
                    }
                },
            ] + values({ word }, \.text, \.text) + values({ [UInt8](word.utf8) }, \.bytes, \.bytes)
                + values({ Bool.random() }, \.flag, \.flag))
    }

    static var optionals: MoveTable {
        MoveTable(
            "optional values",
            [
                {
                    let word = word
                    return Move("setIfNil", { $0.maybe.setIfNil(word) }) { ledger in
                        ledger.maybe = ledger.maybe ?? word
                        return ledger.maybe ?? ""
                    }
                },
                {
                    Move("take", { $0.maybe.take() }) { ledger in
                        defer { ledger.maybe = nil }
                        return ledger.maybe
                    }
                },
                { Move("clear", { $0.maybe.clear() }, change: { $0.maybe = nil }) },
                {
                    let value = Bool.random() ? word : nil
                    return Move("set", { $0.maybe.set(value) }, change: { $0.maybe = value })
                },
                { Move("get", { $0.maybe.get() }, model: { $0.maybe }) },
            ])
    }

    static var counters: MoveTable {
        MoveTable(
            "counters",
            [
                {
                    let number = Int64.random(in: -9...9)
                    return Move("increment", { $0.turns.increment(by: number) }) { ledger in
                        ledger.turns = RecordCounter(ledger.turns.value &+ number)
                        return ledger.turns.value
                    }
                },
                {
                    let number = Bool.random() ? Int64.max - 3 : 0
                    return Move("reset", { $0.turns.reset(to: number) }) { ledger in
                        defer { ledger.turns = RecordCounter(number) }
                        return ledger.turns.value
                    }
                },
                { Move("get", { $0.turns.get() }, model: { $0.turns }) },
                { Move("set", { $0.turns.set(5) }, change: { $0.turns = 5 }) },
            ])
    }

    static var structs: MoveTable {
        MoveTable(
            "nested structs and JSON",
            [
                {
                    let part = Part(score: Int.random(in: 0...9), rank: [word], place: Bool.random() ? word : nil)
                    return Move("set", { $0.part.set(part) }, change: { $0.part = part })
                },
                { Move("get", { $0.part.get() }, model: { $0.part }) },
                {
                    Move("score.add", { $0.part.score.add(1) }) { ledger in
                        ledger.part.score += 1
                        return ledger.part.score
                    }
                },
                {
                    Move("count.subtract", { $0.part.count.subtract(1) }) { ledger in
                        ledger.part.count -= 1
                        return ledger.part.count
                    }
                },
                {
                    let word = word
                    return Move("rank.append", { $0.part.rank.append(word) }) { ledger in
                        ledger.part.rank.append(word)
                        return ledger.part.rank.count
                    }
                },
                {
                    let word = word
                    return Move("place.setIfNil", { $0.part.place.setIfNil(word) }) { ledger in
                        ledger.part.place = ledger.part.place ?? word
                        return ledger.part.place ?? ""
                    }
                },
                {
                    let part = Bool.random() ? Part(count: 1, rank: ["x"]) : nil
                    return Move("set optional", { $0.spare.set(part) }, change: { $0.spare = part })
                },
                { Move("clear optional", { $0.spare.clear() }, change: { $0.spare = nil }) },
                { Move("get optional", { $0.spare.get() }, model: { $0.spare }) },
                {
                    let note = Memo(words: [word])
                    return Move("set JSON", { $0.note.set(note) }, change: { $0.note = note })
                },
                { Move("get JSON", { $0.note.get() }, model: { $0.note }) },
            ])
    }
}
