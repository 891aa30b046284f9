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
        /// It is in both, and its statements are others than those that were applied: it was edited afterwards.
        ///
        /// A change of how Ferro writes a statement looks the same.
        case edited
        /// It is in the database and in the dump that the app starts new databases from, and no longer in the list.
        case squashed
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
    /// How long that took; nil where an older version of Ferro applied it.
    public var duration: Duration?
    /// The checksum of what was applied; nil where there was none.
    public var checksum: String?
}
