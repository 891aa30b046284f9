import FerroQueue
import Testing

extension TickStoreContract {
    static let resuming = [
        Rule("an entry that goes on after a pause takes what comes from then on") { probe async throws in
            try await probe.take("a", at: 60)
            try await probe.take("b", at: 60)
            try await probe.store.pause("a", true, now: probe.date(70))
            #expect(try await probe.take("a", at: 120) == .taken(nil))
            try await probe.store.pause("a", false, now: probe.date(250))
            #expect(try await probe.store.last(of: ["a", "b"]) == ["a": probe.date(250), "b": probe.date(60)])
            for seconds in [180.0, 240, 250] { #expect(try await probe.take("a", at: seconds) == .late) }
            let answer = try await probe.take("a", at: 300)
            #expect(answer != .late && answer != .taken(nil))
            // What was missed by hand is no tick that was left out.
            let history = try await probe.store.history(of: "a", limit: 10)
            #expect(history.map(\.tick.dueAt) == [300, 120, 60].map(probe.date))
        },
        Rule("an entry that was not paused, or has no tick yet, is where it was") { probe async throws in
            try await probe.take("a", at: 60)
            for entry in ["a", "b"] { try await probe.store.pause(entry, false, now: probe.date(250)) }
            #expect(try await probe.store.last(of: ["a", "b"]) == ["a": probe.date(60)])
            try await probe.store.pause("b", true, now: probe.date(251))
            try await probe.store.pause("b", false, now: probe.date(252))
            #expect(try await probe.store.last(of: ["b"]) == [:])
            let begun = try await probe.begin("b", at: 240)
            #expect(begun == .taken(nil))
        },
        Rule("an entry never goes back when it goes on") { probe async throws in
            try await probe.take("a", at: 60)
            try await probe.store.pause("a", true, now: probe.date(10))
            try await probe.store.pause("a", false, now: probe.date(20))
            #expect(try await probe.store.last(of: ["a"]) == ["a": probe.date(60)])
        },
    ]
}
