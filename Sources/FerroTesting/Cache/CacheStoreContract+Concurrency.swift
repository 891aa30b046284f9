import FerroCache
import Testing

extension CacheStoreContract {
    static let clearing: [Rule] = [
        Rule("clearing removes the keys with the prefix, and no other") { probe in
            try await probe.store.put([
                probe.write("one:a", "1"), probe.write("one:b", "2", for: .seconds(60)), probe.write("one", "3"),
                probe.write("two:a", "4"),
            ])
            try await probe.store.clear(prefix: probe.key("one:"))
            #expect(try await probe.text("one:a") == nil)
            #expect(try await probe.text("one:b") == nil)
            #expect(try await probe.text("one") == "3")
            #expect(try await probe.text("two:a") == "4")
        },
        Rule("signs that stand for others in patterns stand for themselves in a prefix") { probe in
            for sign in ["%", "_", "*", "?", "[a-z]", "[", "\\", "^", "{a}", "'"] {
                try await probe.store.put([probe.write(sign + "x", "1"), probe.write("ax", "2"), probe.write("x", "3")])
                try await probe.store.clear(prefix: probe.key(sign))
                #expect(try await probe.text(sign + "x") == nil, "the prefix was \(sign)")
                #expect(try await probe.text("ax") == "2", "the prefix was \(sign)")
                #expect(try await probe.text("x") == "3", "the prefix was \(sign)")
            }
        },
        Rule("a prefix tells capitals and accents apart") { probe in
            try await probe.store.put([
                probe.write("Aé1", "1"), probe.write("aé1", "2"), probe.write("Ae1", "3"),
                probe.write("Ae\u{301}1", "4"),
            ])
            try await probe.store.clear(prefix: probe.key("Aé"))
            #expect(try await probe.text("Aé1") == nil)
            #expect(try await probe.text("aé1") == "2")
            #expect(try await probe.text("Ae1") == "3")
            #expect(try await probe.text("Ae\u{301}1") == "4")
        },
        Rule("clearing removes thousands of keys") { probe in
            let names = (0..<3000).map { "many:\($0)" }
            try await probe.store.put(names.map { probe.write($0, "1") })
            try await probe.put("other", "1")
            try await probe.store.clear(prefix: probe.key("many:"))
            #expect(try await probe.store.get(names.map(probe.key)).allSatisfy { $0 == nil })
            #expect(try await probe.text("other") == "1")
        },
    ]

    static let concurrency: [Rule] = [
        Rule("1000 increments by 50 tasks give 1000") { probe in
            _ = try await probe.together(50) { _ in
                for _ in 0..<20 { _ = try await probe.increment("a") }
            }
            #expect(try await probe.text("a") == "1000")
        },
        Rule("every sum that increments answer is answered once") { probe in
            let sums = try await probe.together(100) { _ in try await probe.increment("a") }
            #expect(sums.sorted() == Array(1...100))
        },
        Rule("of 100 that add one succeeds, and its value stays") { probe in
            let added = try await probe.together(100) {
                try await probe.add("a", "\($0)", for: .seconds(60)) ? $0 : nil
            }
            let winners = added.compactMap { $0 }
            #expect(winners.count == 1)
            #expect(try await probe.text("a") == winners.first.map(String.init))
        },
        Rule("of 100 that pull one gets the value") { probe in
            try await probe.put("a", "1")
            let pulled = try await probe.together(100) { _ in try await probe.store.pull(probe.key("a")) != nil }
            #expect(pulled.filter { $0 }.count == 1)
        },
        Rule("of those that forget a key one counts it") { probe in
            try await probe.put("a", "1")
            let counts = try await probe.together(50) { _ in try await probe.store.forget([probe.key("a")]) }
            #expect(counts.reduce(0, +) == 1)
        },
        Rule("readers among writers see whole values") { probe in
            let size = 5000
            try await probe.put("a", String(repeating: "0", count: size))
            let whole = try await probe.together(40) { task in
                for _ in 0..<10 {
                    if task.isMultiple(of: 2) {
                        try await probe.put("a", String(repeating: "\(task % 10)", count: size))
                    } else {
                        let bytes = try await probe.bytes("a") ?? []
                        guard bytes.count == size, Set(bytes).count == 1 else { return false }
                    }
                }
                return true
            }
            #expect(whole.allSatisfy { $0 })
        },
        Rule("writers of many keys in different orders do not stand in each other's way") { probe in
            let names = (0..<50).map { "key\($0)" }
            _ = try await probe.together(20) { task in
                let order = task.isMultiple(of: 2) ? names : names.reversed()
                try await probe.store.put(order.map { probe.write($0, "\(task)", for: .seconds(60)) })
                _ = try await probe.store.forget(Array(order.prefix(10)).map(probe.key))
            }
            #expect(try await probe.store.get(names.map(probe.key)).count == 50)
        },
    ]
}
