import FerroCache
import Testing

extension CacheStoreContract {
    static let lifetimes: [Rule] = [
        Rule("an entry is gone when its time is over") { probe in
            try await probe.put("a", "1", for: probe.short)
            try await probe.put("b", "2", for: .seconds(600))
            try await probe.put("c", "3")
            try await probe.expectGone("a")
            #expect(try await probe.store.pull(probe.key("a"))?.bytes == nil)
            #expect(try await probe.store.forget([probe.key("a")]) == 0)
            #expect(try await probe.text("b") == "2")
            #expect(try await probe.text("c") == "3")
        },
        Rule("an expired key counts from 0 again and cannot be touched") { probe in
            try await probe.expectSum(7, "a", by: 7, for: probe.short)
            try await probe.expectGone("a")
            #expect(try await probe.store.touch(probe.key("a"), lifetime: .seconds(60)) == false)
            try await probe.expectSum(1, "a")
        },
        Rule("a put gives a new lifetime, or none") { probe in
            try await probe.put("a", "1", for: probe.short)
            try await probe.put("b", "1", for: probe.short)
            try await probe.put("end", "1", for: probe.short)
            try await probe.put("a", "2", for: .seconds(600))
            try await probe.put("b", "2")
            try await probe.expectGone("end")
            #expect(try await probe.text("a") == "2")
            #expect(try await probe.text("b") == "2")
        },
        Rule("touching gives a key a new lifetime, or none, and answers whether it is there") { probe in
            let answers = try await probe.inTime { short in
                for name in ["a", "b", "end"] { try await probe.put(name, name, for: short) }
                try await probe.put("c", "c")
                return [
                    try await probe.store.touch(probe.key("a"), lifetime: .seconds(600)),
                    try await probe.store.touch(probe.key("b"), lifetime: nil),
                    try await probe.store.touch(probe.key("c"), lifetime: short),
                    try await probe.store.touch(probe.key("d"), lifetime: nil),
                ]
            }
            #expect(answers == [true, true, true, false])
            try await probe.expectGone("end")
            #expect(try await probe.text("a") == "a")
            #expect(try await probe.text("b") == "b")
            try await probe.expectGone("c")
        },
        Rule("very long lifetimes are kept") { probe in
            try await probe.put("a", "1", for: .seconds(400 * 86_400 * 365))
            #expect(try await probe.text("a") == "1")
            #expect(try await probe.store.touch(probe.key("a"), lifetime: .seconds(Int64.max)))
            #expect(try await probe.text("a") == "1")
        },
    ]

    static let counting: [Rule] = [
        Rule("a counter begins at 0 and is kept as digits") { probe in
            try await probe.expectSum(1, "a")
            try await probe.expectSum(42, "a", by: 41)
            try await probe.expectSum(-8, "a", by: -50)
            try await probe.expectSum(-8, "a", by: 0)
            #expect(try await probe.text("a") == "-8")
        },
        Rule("digits that were put are a counter") { probe in
            try await probe.put("a", "10")
            try await probe.expectSum(15, "a", by: 5)
        },
        Rule("a counter keeps its time to live") { probe in
            let sums = try await probe.inTime { short in
                _ = try await probe.store.forget([probe.key("a"), probe.key("b")])
                return [
                    try await probe.increment("a", for: short), try await probe.increment("b"),
                    try await probe.increment("a", for: .seconds(600)), try await probe.increment("b", for: short),
                ]
            }
            #expect(sums == [1, 1, 2, 2])
            try await probe.expectGone("a")
            #expect(try await probe.text("b") == "2")
        },
        Rule("a counter reaches both ends of 64 bits and never leaves them") { probe in
            try await probe.expectSum(.max, "a", by: .max)
            await probe.expectCounterError { try await probe.increment("a") }
            #expect(try await probe.text("a") == "9223372036854775807")
            try await probe.expectSum(.min, "b", by: .min)
            await probe.expectCounterError { try await probe.increment("b", by: -1) }
            #expect(try await probe.text("b") == "-9223372036854775808")
            try await probe.expectSum(-1, "a", by: .min)
        },
        Rule("what is no whole number of 64 bits is no counter, and stays") { probe in
            for text in ["text", "", "1.5", "9223372036854775808", "1 ", " 1", "0x10", "{}"] {
                try await probe.put("a", text)
                await probe.expectCounterError { try await probe.increment("a") }
                #expect(try await probe.text("a") == text)
            }
        },
    ]
}
