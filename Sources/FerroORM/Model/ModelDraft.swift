public import FerroSQL

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// A row that is not stored yet.
///
/// ```swift
/// struct Draft: ModelDraft {
///     var url: String
///     var createdAt: Date?
///     static let columnNames = ["url", "created_at"]
///     var sqlValues: [SQLValue] { [url.sqlValue, createdAt.sqlValue] }
///     mutating func stamp(at now: Date) { createdAt = createdAt ?? now }
/// }
/// ```
public protocol ModelDraft: Sendable {
    /// The names of the columns that a new row fills; the database fills the others.
    static var columnNames: [String] { get }
    /// The values in the order of ``columnNames``.
    var sqlValues: [SQLValue] { get }
    /// Fills the times that the program left out; called once before the row is inserted.
    mutating func stamp(at now: Date)
}

extension ModelDraft {
    /// Fills nothing.
    public mutating func stamp(at now: Date) {}
}
