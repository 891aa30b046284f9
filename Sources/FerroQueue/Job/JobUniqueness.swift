#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// Under which key a job is the only one, as engines store it.
///
/// The key belongs to the job that holds it, not to a clock or to a worker: it goes with the job's row and nobody else
/// can give it back.
public struct JobUniqueness: Sendable, Hashable, Codable {
    /// Until when the key is held.
    public enum Scope: String, Sendable, Hashable, Codable, CaseIterable {
        /// Until a worker claims the job.
        case started
        /// Until the job is done, has failed or was cancelled.
        case done
        /// Until ``JobUniqueness/until``, even if the job is long done.
        case time
    }

    /// The key; at most 255 bytes.
    public var key: String
    /// Until when it is held.
    public var scope: Scope
    /// When the key is free again at the latest; nil for never. Always there for ``Scope/time``.
    public var until: Date?
    /// For a debounced job (scope `started`): how far a later push may put the waiting job off.
    ///
    /// A push under the key of a waiting job then replaces that job's payload and headers, and moves its `availableAt`
    /// to the new one's, but never past this date of the *first* push.
    public var putOffUntil: Date?

    /// A key of given parts.
    public init(key: String, scope: Scope, until: Date? = nil, putOffUntil: Date? = nil) {
        self.key = key
        self.scope = scope
        self.until = until
        self.putOffUntil = putOffUntil
    }
}
