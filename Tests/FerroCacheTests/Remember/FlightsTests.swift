import FerroSupport
import Testing

@testable import FerroCache

@Suite(.timeLimit(.minutes(1))) struct `Work that nobody waits for` {
    struct Failed: Error {}

    @Test(arguments: [false, true])
    func `is said to have landed when nobody can join it any more`(fails: Bool) async throws {
        let flights = Flights()
        let key = Flights.Key(name: HashedKey("n"), type: ObjectIdentifier(Int.self))
        let (gate, landings, next) = (Gate(), Reports<Bool>(), Reports<Bool>())
        let isBegun = flights.launch(key) {
            await gate.pass()
            if fails { throw Failed() }
            return 1
        } landed: { failure in
            // What began before it landed would be given its value.
            next.add(flights.launch(key, { 2 }, landed: { _ in }))
            landings.add(failure is Failed)
        }
        #expect(isBegun)
        let isBegunAgain = flights.launch(key, { 3 }, landed: { _ in })
        #expect(!isBegunAgain)
        gate.open()
        try await eventually { landings.all.count == 1 }
        #expect(landings.all == [fails])
        #expect(next.all == [true])
    }
}
