import Synchronization

/// The counts that one event loop writes.
final class MetricsShard: Sendable {
    private let tallies: Mutex<[RouteTally?]>
    private let lags = Mutex(LagTally())
    // Fills the rest of the cache lines, so that two loops never write to the same one.
    private let separation = SIMD64<UInt8>()

    init(slots: Int) {
        tallies = Mutex(Array(repeating: nil, count: slots))
    }

    func record(slot: Int, isError: Bool, nanoseconds: UInt64) {
        tallies.withLock { tallies in
            guard tallies.indices.contains(slot) else { return }
            if tallies[slot] == nil { tallies[slot] = RouteTally() }
            tallies[slot]?.record(nanoseconds, isError: isError)
        }
    }

    func add(slot: Int, to sum: inout TallySum) {
        tallies.withLock { tallies in
            guard tallies.indices.contains(slot), let tally = tallies[slot] else { return }
            sum.add(tally)
        }
    }

    func record(lag nanoseconds: UInt64) { lags.withLock { $0.record(nanoseconds) } }
    var lag: LagTally { lags.withLock { $0 } }

    func reset() {
        lags.withLock { $0 = LagTally() }
        tallies.withLock { tallies in
            for slot in tallies.indices { tallies[slot] = nil }
        }
    }
}
