import FerroCache
import Testing

extension LockStoreContract {
    static let holding: [Rule] = [
        Rule("a name that one holds is busy for another, until it is released") { probe async throws in
            #expect(try await probe.take("ada") != nil)
            #expect(try await probe.take("bob") == nil)
            #expect(try await probe.release("ada"))
            #expect(try await probe.take("bob") != nil)
        },
        Rule("a busy name says after which time it is worth trying again") { probe async throws in
            _ = try await probe.take("ada", lease: .seconds(20))
            let attempt = try await probe.store.acquire(
                probe.name, owner: "bob", lease: .seconds(1), places: 1, patience: .zero)
            guard case .busy(let retryAfter) = attempt else {
                Issue.record("the name was not busy")
                return
            }
            #expect(retryAfter > .seconds(5))
            #expect(retryAfter <= .seconds(20))
        },
        Rule("names have nothing to do with each other") { probe async throws in
            let other = LockStoreProbe(store: probe.store)
            #expect(try await probe.take("ada") != nil)
            #expect(try await other.take("bob") != nil)
            #expect(try await other.release("ada") == false)
            #expect(try await probe.take("bob") == nil)
        },
        Rule("a release by somebody else is refused and changes nothing") { probe async throws in
            _ = try await probe.take("ada")
            #expect(try await probe.release("bob") == false)
            #expect(try await probe.take("bob") == nil)
            #expect(try await probe.release("ada"))
            #expect(try await probe.release("ada") == false)
        },
        Rule("an owner that asks again keeps its place and its number, with a new lease") { probe async throws in
            let (probe, fence, again) = try await probe.holdingShortly { try await $0.take("ada", lease: .seconds(60)) }
            #expect(fence != nil && again == fence)
            #expect(try await probe.take("bob") == nil)
            #expect(try await probe.renew("ada"))
        },
        Rule("a lease that is over frees the name") { probe async throws in
            _ = try await probe.take("ada", lease: .milliseconds(50))
            #expect(try await probe.takeSoon("bob") != nil)
            #expect(try await probe.release("ada") == false)
            #expect(try await probe.take("cyd") == nil)
        },
        Rule("a renewal begins the lease anew") { probe async throws in
            let (probe, _, isRenewed) = try await probe.holdingShortly {
                try await $0.renew("ada", lease: .seconds(60))
            }
            #expect(isRenewed)
            #expect(try await probe.take("bob") == nil)
        },
        Rule("a renewal after the loss is refused, whether another holds it or nobody does") { probe async throws in
            #expect(try await probe.renew("ada") == false)
            _ = try await probe.take("ada", lease: .milliseconds(50))
            _ = try await probe.takeSoon("bob")
            #expect(try await probe.renew("ada") == false)
            #expect(try await probe.release("bob"))
            #expect(try await probe.renew("bob") == false)
            #expect(try await probe.renew("ada") == false)
        },
        Rule("names may hold spaces, braces, quotes and letters of every script") { probe async throws in
            for text in ["a b", "{", "}", "{}", "a{b}c", "it's \"x\"", "größe/%/:ключ"] {
                let name = text + probe.name
                let attempt = try await probe.store.acquire(
                    name, owner: "ada", lease: .seconds(1), places: 1, patience: .zero)
                #expect(attempt != .busy(retryAfter: .zero))
                let isReleased = try await probe.store.release(name, owner: "ada")
                #expect(isReleased, "\(text)")
            }
        },
    ]

    static let fencing: [Rule] = [
        Rule("the fencing number grows with every holder") { probe async throws in
            var last = Int64.min
            for round in 0..<20 {
                let fence = try #require(try await probe.take("owner \(round)"))
                #expect(fence > last)
                last = fence
                #expect(try await probe.release("owner \(round)"))
            }
        },
        Rule("the fencing number grows after leases that ended by themselves") { probe async throws in
            var last = Int64.min
            for round in 0..<5 {
                let fence = try #require(try await probe.takeSoon("owner \(round)", lease: .milliseconds(5)))
                #expect(fence > last)
                last = fence
            }
        },
        Rule("the fencing number grows over other names and after waiting") { probe async throws in
            let first = try #require(try await probe.take("ada"))
            #expect(try await probe.take("bob", patience: .seconds(20)) == nil)
            let other = LockStoreProbe(store: probe.store)
            for round in 0..<20 { _ = try await other.take("owner \(round)", lease: .milliseconds(1)) }
            #expect(try await probe.release("ada"))
            #expect(try #require(try await probe.take("bob")) > first)
        },
    ]
}
