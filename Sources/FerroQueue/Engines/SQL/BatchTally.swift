#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// How many jobs of a batch ended in one step.
struct BatchTally: Sendable, Hashable {
    private(set) var ended = 0
    private(set) var failed = 0
    private(set) var cancelled = 0
    /// When the last of them ended.
    private(set) var at: Date

    init(at date: Date) { at = date }

    /// Counts an ending.
    mutating func count(_ mark: EndingPlan.Mark, at date: Date, times: Int = 1) {
        at = max(at, date)
        switch mark {
        case .waits: return
        case .done: break
        case .failed: failed += times
        case .cancelled: cancelled += times
        }
        ended += times
    }
}
