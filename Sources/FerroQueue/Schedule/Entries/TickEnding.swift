#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// What the job of a tick came to.
public struct TickEnding: Sendable, Hashable {
    /// The tick.
    public var tick: Tick
    /// Whether its job was done; false when it failed or was cancelled.
    public var isDone: Bool
    /// What it failed with.
    public var message: String?
    /// When it ended.
    public var at: Date

    /// An ending of given parts.
    public init(tick: Tick, isDone: Bool, message: String? = nil, at: Date) {
        self.tick = tick
        self.isDone = isDone
        self.message = message
        self.at = at
    }
}
