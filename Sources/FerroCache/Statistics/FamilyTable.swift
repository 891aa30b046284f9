import Synchronization

/// The counters of every family that was seen, at most 256; further ones are counted together as `other`.
///
/// `@unchecked Sendable`: the slots are atomics in memory that is freed with the object; a slot is set once, from empty
/// to counters that stay until then, so that finding them takes no lock.
final class FamilyTable: @unchecked Sendable {
    private struct Slot: ~Copyable {
        let hash = Atomic<UInt64>(0)
        let counters = Atomic<UnsafeRawPointer?>(nil)
    }

    private static let size = 512
    private static let maximum = 256
    private let slots: UnsafeMutablePointer<Slot>
    private let known = Mutex<[FamilyCounters]>([])
    let other = FamilyCounters(family: "other")

    init() {
        slots = .allocate(capacity: Self.size)
        for index in 0..<Self.size { (slots + index).initialize(to: Slot()) }
    }

    deinit {
        slots.deinitialize(count: Self.size)
        slots.deallocate()
    }

    /// The counters of a family: a few loads when it was seen before.
    func counters<Value>(of key: CacheKey<Value>) -> FamilyCounters { counters(key.family, key.familyHash) }

    func counters(_ family: String, _ familyHash: UInt64) -> FamilyCounters {
        find(familyHash)?.takeUnretainedValue() ?? add(family, hash: familyHash)
    }

    /// Counts one without holding the counters: threads that count hits of one family would fight for the reference count.
    func count(_ kind: FamilyCounters.Kind, _ family: String, _ familyHash: UInt64) {
        guard let known = find(familyHash) else { return add(family, hash: familyHash).count(kind) }
        // This table holds them for as long as it lives.
        known._withUnsafeGuaranteedRef { $0.count(kind) }
    }

    private func find(_ familyHash: UInt64) -> Unmanaged<FamilyCounters>? {
        var place = Int(truncatingIfNeeded: familyHash) & (Self.size - 1)
        while true {
            let hash = slots[place].hash.load(ordering: .acquiring)
            if hash == familyHash, let pointer = slots[place].counters.load(ordering: .acquiring) {
                return Unmanaged<FamilyCounters>.fromOpaque(pointer)
            }
            if hash == 0 { return nil }
            place = (place + 1) & (Self.size - 1)
        }
    }

    /// Half of the slots stay empty, so that every search ends.
    private func add(_ family: String, hash: UInt64) -> FamilyCounters {
        known.withLock { known in
            var place = Int(truncatingIfNeeded: hash) & (Self.size - 1)
            while true {
                let taken = slots[place].hash.load(ordering: .relaxed)
                if taken == hash, let pointer = slots[place].counters.load(ordering: .relaxed) {
                    return Unmanaged<FamilyCounters>.fromOpaque(pointer).takeUnretainedValue()
                }
                if taken == 0 { break }
                place = (place + 1) & (Self.size - 1)
            }
            guard known.count < Self.maximum, family != other.family else { return other }
            let counters = FamilyCounters(family: String(family.prefix(64)))
            known.append(counters)
            slots[place].counters.store(Unmanaged.passUnretained(counters).toOpaque(), ordering: .releasing)
            slots[place].hash.store(hash, ordering: .releasing)
            return counters
        }
    }

    var all: [FamilyCounters] { known.withLock { $0 } + [other] }
}
