public import FerroSupport

/// One statement that ended, as observers of a database are told.
///
/// The values bound to it are not part of it, so an event can be written to a log.
///
/// ```swift
/// let db = database.observing { logger.debug("\($0.text)", metadata: ["duration": "\($0.duration)"]) }
/// ```
public struct QueryEvent: Sendable {
    /// The statement's text with placeholders.
    public var text: String
    /// From the call to the answer, waiting for a connection included; of a stream, to its end.
    public var duration: Duration
    /// How many rows it answered.
    public var rows: Int
    /// What it failed with; nil when it did not.
    public var error: (any Error)?
    /// Whether it ran in a transaction.
    public var isInTransaction: Bool
    /// The line that it is put down to, where one was named.
    public var callSite: SourceLocation?
}
