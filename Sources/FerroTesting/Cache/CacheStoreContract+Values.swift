import FerroCache
import Testing

extension CacheStoreContract {
    static let values: [Rule] = [
        Rule("what was put comes back") { probe in
            try await probe.put("a", "value")
            #expect(try await probe.text("a") == "value")
            #expect(try await probe.text("b") == nil)
        },
        Rule("a second put replaces the first") { probe in
            try await probe.put("a", "old")
            try await probe.put("a", "new")
            #expect(try await probe.text("a") == "new")
        },
        Rule("bytes of every kind come back unchanged") { probe in
            let all = Array(UInt8.min...UInt8.max)
            let kinds: [[UInt8]] = [all, all.reversed(), [0], [0, 0], [0xFF, 0xFE], Array("'\\x\"\r\n".utf8)]
            for (index, bytes) in kinds.enumerated() {
                let write = CacheWrite(probe.key("\(index)"), CacheEntry(bytes), lifetime: .seconds(60))
                try await probe.store.put([write])
                #expect(try await probe.bytes("\(index)") == bytes)
                #expect(try await probe.store.pull(write.key)?.bytes == bytes)
            }
        },
        Rule("an empty value is a value") { probe in
            try await probe.put("a", "")
            #expect(try await probe.bytes("a") == [])
            #expect(try await probe.add("a", "b") == false)
            #expect(try await probe.store.pull(probe.key("a"))?.bytes == [])
        },
        Rule("a large value comes back unchanged") { probe in
            let bytes = (0..<300_000).map { UInt8(truncatingIfNeeded: $0 &* 31 >> 3) }
            try await probe.store.put([CacheWrite(probe.key("a"), CacheEntry(bytes), lifetime: nil)])
            #expect(try await probe.bytes("a") == bytes)
        },
        Rule("many keys are read in the order in which they were asked for, doubled and unknown ones too") { probe in
            try await probe.store.put([probe.write("a", "1"), probe.write("b", "2"), probe.write("c", "3")])
            let names = ["c", "nothing", "a", "b", "c"]
            let entries = try await probe.store.get(names.map(probe.key))
            #expect(entries.map { $0.map { String(decoding: $0.bytes, as: UTF8.self) } } == ["3", nil, "1", "2", "3"])
            #expect(try await probe.store.get([]).isEmpty)
        },
        Rule("2000 keys are put, read and forgotten at once") { probe in
            let names = (0..<2000).map { "key\($0)" }
            try await probe.store.put(names.map { probe.write($0, $0, for: .seconds(60)) })
            let texts = try await probe.store.get(names.map(probe.key)).map { entry in
                entry.map { String(decoding: $0.bytes, as: UTF8.self) }
            }
            #expect(texts == names.map(Optional.some))
            #expect(try await probe.store.forget(names.map(probe.key)) == 2000)
        },
        Rule("of writes to one key in one call the last one stays") { probe in
            try await probe.store.put([probe.write("a", "1"), probe.write("b", "2"), probe.write("a", "3")])
            #expect(try await probe.text("a") == "3")
            try await probe.store.put([])
        },
        Rule("keys with accents, spaces and signs are each their own") { probe in
            let names = ["Zoë", "Zoe\u{308}", "zoë", " a b ", "日本", "a'b\"c`;--", "\\", "{tag}", "a:b/c?d=e&f"]
            try await probe.store.put(names.enumerated().map { probe.write($1, "\($0)") })
            for (index, name) in names.enumerated() { #expect(try await probe.text(name) == "\(index)") }
        },
        Rule("forgetting answers how many keys there were") { probe in
            try await probe.store.put([probe.write("a", "1"), probe.write("b", "2")])
            #expect(try await probe.store.forget([probe.key("a"), probe.key("b"), probe.key("c")]) == 2)
            #expect(try await probe.store.forget([probe.key("a")]) == 0)
            #expect(try await probe.store.forget([]) == 0)
            #expect(try await probe.text("a") == nil)
        },
        Rule("a pulled key is gone") { probe in
            try await probe.put("a", "1")
            #expect(try await probe.store.pull(probe.key("a"))?.bytes == Array("1".utf8))
            #expect(try await probe.store.pull(probe.key("a"))?.bytes == nil)
            #expect(try await probe.text("a") == nil)
        },
    ]

    static let adding: [Rule] = [
        Rule("adding keeps what is there") { probe in
            #expect(try await probe.add("a", "first"))
            #expect(try await probe.add("a", "second") == false)
            #expect(try await probe.text("a") == "first")
            _ = try await probe.store.forget([probe.key("a")])
            #expect(try await probe.add("a", "third"))
        },
        Rule("a key whose time is over can be added") { probe in
            try await probe.put("a", "old", for: probe.short)
            try await probe.expectGone("a")
            #expect(try await probe.add("a", "new", for: .seconds(600)))
            #expect(try await probe.text("a") == "new")
        },
    ]
}
