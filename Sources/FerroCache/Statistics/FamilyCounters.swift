import Synchronization

/// What happened to the keys of one family.
///
/// `@unchecked Sendable`: the memory is allocated once, holds only atomics, and is freed with the object, which whoever
/// counts keeps alive. Atomics cannot stand in an array, and one set for all threads would travel between their caches
/// with every hit: hence one line of 64 bytes for each of 8 groups of threads.
package final class FamilyCounters: @unchecked Sendable {
    package enum Kind: Int, CaseIterable { case hit, miss, staleHit, set, eviction, failure }

    private static let lanes = 8
    private static let line = 8
    let family: String
    private let cells: UnsafeMutablePointer<Atomic<Int>>

    init(family: String) {
        self.family = family
        cells = .allocate(capacity: Self.lanes * Self.line)
        for index in 0..<Self.lanes * Self.line { (cells + index).initialize(to: Atomic(0)) }
    }

    deinit {
        cells.deinitialize(count: Self.lanes * Self.line)
        cells.deallocate()
    }

    /// Counts one; threads are told apart by where their stacks are.
    package func count(_ kind: Kind) {
        var here: UInt8 = 0
        let address = withUnsafeMutablePointer(to: &here) { UInt(bitPattern: $0) }
        let lane = Int((address >> 16 &* 0x9E37_79B9) >> 8 & UInt(Self.lanes - 1))
        cells[lane * Self.line + kind.rawValue].wrappingAdd(1, ordering: .relaxed)
    }

    func total(_ kind: Kind) -> Int {
        (0..<Self.lanes).reduce(0) { $0 &+ cells[$1 * Self.line + kind.rawValue].load(ordering: .relaxed) }
    }
}
