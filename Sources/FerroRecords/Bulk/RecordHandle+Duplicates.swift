#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

extension RecordHandle where Record.ID == UUID {
    /// Inserts so many copies of the record with new ids; two round trips for up to a thousand.
    ///
    /// - Throws: ``RecordError/Code/notFound``.
    /// - Returns: The copies.
    @discardableResult
    public func duplicateMany(_ count: Int, on store: any RecordStore) async throws -> [Record] {
        try await duplicateMany(as: (0..<max(0, count)).map { _ in UUID() }, on: store)
    }
}
