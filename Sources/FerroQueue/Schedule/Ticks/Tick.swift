#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// One moment at which an entry of the schedule is due; entry and moment name it the same on every node.
public struct Tick: Sendable, Hashable, Codable {
    /// The entry's name.
    public var entry: String
    /// When it is due, to the whole second.
    public var dueAt: Date

    /// A tick.
    public init(entry: String, dueAt: Date) {
        self.entry = entry
        self.dueAt = dueAt
    }

    enum CodingKeys: String, CodingKey {
        case entry
        case dueAt = "due_at"
    }
}
