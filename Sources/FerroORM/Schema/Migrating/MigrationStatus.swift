#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// Where one migration stands.
public struct MigrationStatus: Sendable, Hashable {
    /// What is true of it.
    public enum State: Sendable, Hashable {
        /// It is in the list and not in the database.
        case pending
        /// It is in both.
        case applied
        /// It is in the database and not in the list: another version of the app applied it.
        case unknown
    }

    /// Its version.
    public var version: Int
    /// Its name: that of the list, or the one the database remembers when the list lacks it.
    public var name: String
    /// What is true of it.
    public var state: State
    /// The run in which it was applied, counted from 1.
    public var batch: Int?
    /// When it was applied.
    public var appliedAt: Date?
}
