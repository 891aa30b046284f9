import FerroCache
import Testing

extension LockStoreContract {
    static let queueing: [Rule] = [
        Rule("places are given in the order in which owners asked") { probe async throws in
            _ = try await probe.take("ada")
            for owner in ["bob", "cyd", "dan"] {
                #expect(try await probe.take(owner, patience: .seconds(20)) == nil)
            }
            #expect(try await probe.release("ada"))
            #expect(try await probe.take("dan", patience: .seconds(20)) == nil)
            #expect(try await probe.take("cyd", patience: .seconds(20)) == nil)
            #expect(try await probe.take("eve") == nil)
            #expect(try await probe.take("bob", patience: .seconds(20)) != nil)
            #expect(try await probe.release("bob"))
            #expect(try await probe.take("dan", patience: .seconds(20)) == nil)
            #expect(try await probe.take("cyd", patience: .seconds(20)) != nil)
        },
        Rule("a waiter that does not ask again holds the others up only as long as its patience") {
            probe async throws in
            _ = try await probe.take("ada")
            #expect(try await probe.take("dead", patience: .milliseconds(100)) == nil)
            #expect(try await probe.take("bob", patience: .seconds(20)) == nil)
            #expect(try await probe.release("ada"))
            #expect(try await probe.takeSoon("bob", patience: .seconds(20)) != nil)
            #expect(try await probe.take("dead", patience: .zero) == nil)
        },
        Rule("a waiter that asks again keeps its place in the queue") { probe async throws in
            _ = try await probe.take("ada")
            #expect(try await probe.take("bob", patience: .seconds(20)) == nil)
            #expect(try await probe.take("cyd", patience: .seconds(20)) == nil)
            #expect(try await probe.take("bob", patience: .seconds(20)) == nil)
            #expect(try await probe.release("ada"))
            #expect(try await probe.take("cyd", patience: .seconds(20)) == nil)
            #expect(try await probe.take("bob", patience: .seconds(20)) != nil)
        },
        Rule("a waiter leaves the queue by a release, and by asking without patience") { probe async throws in
            _ = try await probe.take("ada")
            #expect(try await probe.take("bob", patience: .seconds(20)) == nil)
            #expect(try await probe.take("cyd", patience: .seconds(20)) == nil)
            #expect(try await probe.release("bob") == false)
            #expect(try await probe.take("cyd", patience: .zero) == nil)
            #expect(try await probe.release("ada"))
            #expect(try await probe.take("eve") != nil)
        },
    ]

    static let crowding: [Rule] = [
        Rule("a number of places is held by so many and no more") { probe async throws in
            for owner in ["ada", "bob", "cyd"] { #expect(try await probe.take(owner, places: 3) != nil) }
            #expect(try await probe.take("dan", places: 3) == nil)
            #expect(try await probe.release("bob"))
            #expect(try await probe.take("dan", places: 3) != nil)
            #expect(try await probe.take("eve", places: 3) == nil)
        },
        Rule("of 100 tasks one at a time is inside, each with a larger number than the one before") {
            probe async throws in
            let crowd = try await enter(probe, places: 1)
            #expect(crowd.visits == 100)
            #expect(crowd.most == 1)
            #expect(crowd.fences == crowd.fences.sorted())
            #expect(Set(crowd.fences).count == 100)
        },
        Rule("of 100 tasks never more are inside than there are places") { probe async throws in
            let crowd = try await enter(probe, places: 4)
            #expect(crowd.visits == 100)
            #expect(crowd.most <= 4)
            #expect(Set(crowd.fences).count == 100)
        },
    ]

    private static func enter(_ probe: LockStoreProbe, places: Int) async throws -> Crowd {
        let crowd = Crowd()
        let locks = Locks(probe.store)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<100 {
                group.addTask {
                    let lock = try await locks.lock(
                        probe.name, lease: .seconds(300), waiting: .seconds(300), places: places)
                    await crowd.visit(lock.fence)
                    #expect(try await lock.release())
                }
            }
            try await group.waitForAll()
        }
        return crowd
    }
}
