/// Gives each literal segment a number, and finds the number of a run of bytes without making a string.
///
/// An open-addressing table over the hash FNV-1a. Its keys are the app's own segments: a request cannot add one, so a
/// crafted path costs at most a scan of the few keys that share a slot.
final class TokenTable: Sendable {
    /// All literals one after another.
    private let bytes: [UInt8]
    /// Where the literal of each token ends.
    private let ends: [Int]
    /// The token in each slot, or -1.
    private let slots: [Int32]

    /// Numbers the literals from 0, in order of first appearance.
    init(_ literals: some Sequence<String>) {
        var seen = Set<String>()
        let texts = literals.filter { seen.insert($0).inserted }.map { Array($0.utf8) }
        // At most half full, so that an empty slot ends every probe.
        var capacity = 8
        while capacity < texts.count * 2 { capacity *= 2 }
        var slots = Array(repeating: Int32(-1), count: capacity)
        for (token, text) in texts.enumerated() {
            var slot = text.withUnsafeBufferPointer(Self.hash) & (capacity - 1)
            while slots[slot] >= 0 { slot = (slot + 1) & (capacity - 1) }
            slots[slot] = Int32(token)
        }
        self.slots = slots
        bytes = texts.flatMap { $0 }
        var end = 0
        ends = texts.map { text in
            end += text.count
            return end
        }
    }

    /// The number of a segment, or `nil` when no pattern has it.
    func token(_ segment: UnsafeBufferPointer<UInt8>) -> Int32? {
        let mask = slots.count - 1
        var slot = Self.hash(segment) & mask
        while slots[slot] >= 0 {
            if holds(Int(slots[slot]), segment) { return slots[slot] }
            slot = (slot + 1) & mask
        }
        return nil
    }

    private func holds(_ token: Int, _ segment: UnsafeBufferPointer<UInt8>) -> Bool {
        let start = token == 0 ? 0 : ends[token - 1]
        guard ends[token] - start == segment.count else { return false }
        for index in 0..<segment.count where bytes[start + index] != segment[index] { return false }
        return true
    }

    private static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return Int(truncatingIfNeeded: hash ^ (hash >> 32)) & Int.max
    }
}
