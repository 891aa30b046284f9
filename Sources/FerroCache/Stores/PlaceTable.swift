/// Finds places by the hashes of keys, which are good already: `Dictionary` would hash them once more.
///
/// Open addressing with linear probing, at most three quarters full; a removal moves back what follows (Knuth, The Art of
/// Computer Programming 3, 6.4, algorithms L and R).
struct PlaceTable {
    private struct Slot {
        var hash = 0
        /// -1 when there is none.
        var place = -1
    }

    private var slots = [Slot](repeating: Slot(), count: 8)
    private(set) var count = 0

    /// The place with this hash that is a match.
    func find(_ hash: Int, _ isMatch: (Int) -> Bool) -> Int? {
        let mask = slots.count - 1
        var at = hash & mask
        while slots[at].place >= 0 {
            if slots[at].hash == hash, isMatch(slots[at].place) { return slots[at].place }
            at = (at + 1) & mask
        }
        return nil
    }

    /// Adds a place that is not there yet.
    mutating func insert(_ hash: Int, _ place: Int) {
        if (count + 1) * 4 > slots.count * 3 { grow() }
        add(Slot(hash: hash, place: place))
        count += 1
    }

    /// Removes a place that is there.
    mutating func remove(_ hash: Int, _ place: Int) {
        let mask = slots.count - 1
        var hole = hash & mask
        while slots[hole].place != place {
            guard slots[hole].place >= 0 else { return }
            hole = (hole + 1) & mask
        }
        var next = (hole + 1) & mask
        while slots[next].place >= 0 {
            // What belongs behind the hole stays: it would not be found before it.
            if (next - slots[next].hash) & mask >= (next - hole) & mask {
                slots[hole] = slots[next]
                hole = next
            }
            next = (next + 1) & mask
        }
        slots[hole] = Slot()
        count -= 1
    }

    private mutating func grow() {
        let old = slots
        slots = [Slot](repeating: Slot(), count: old.count * 2)
        for slot in old where slot.place >= 0 { add(slot) }
    }

    private mutating func add(_ slot: Slot) {
        let mask = slots.count - 1
        var at = slot.hash & mask
        while slots[at].place >= 0 { at = (at + 1) & mask }
        slots[at] = slot
    }
}
