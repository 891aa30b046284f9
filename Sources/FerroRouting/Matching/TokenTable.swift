/// Gives each literal segment a number, and finds the number of a run of bytes without making a string.
///
/// An open-addressing table over the hash FNV-1a. Its keys are the app's own segments: a request cannot add one, so a
/// crafted path costs at most a scan of the few keys that share a slot.
struct TokenTable: Sendable {
    private var texts: [[UInt8]] = []
    private var slots: [Int32] = []

    /// Numbers the literals from 0, in order of first appearance.
    init(_ literals: some Sequence<String>) {
        var seen = Set<String>()
        for literal in literals where seen.insert(literal).inserted { texts.append(Array(literal.utf8)) }
        var capacity = 8
        while capacity < texts.count * 2 { capacity *= 2 }
        slots = Array(repeating: -1, count: capacity)
        for (token, text) in texts.enumerated() {
            var slot = Self.hash(text) & (capacity - 1)
            while slots[slot] >= 0 { slot = (slot + 1) & (capacity - 1) }
            slots[slot] = Int32(token)
        }
    }

    /// The number of a segment, or `nil` when no pattern has it.
    func token(_ bytes: some RandomAccessCollection<UInt8>) -> Int32? {
        let mask = slots.count - 1
        var slot = Self.hash(bytes) & mask
        // The table is at most half full, so an empty slot ends every probe.
        while slots[slot] >= 0 {
            if texts[Int(slots[slot])].elementsEqual(bytes) { return slots[slot] }
            slot = (slot + 1) & mask
        }
        return nil
    }

    private static func hash(_ bytes: some Sequence<UInt8>) -> Int {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return Int(truncatingIfNeeded: hash ^ (hash >> 32)) & Int.max
    }
}
