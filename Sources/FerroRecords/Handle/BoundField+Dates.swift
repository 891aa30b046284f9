#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

extension BoundField where Value == Date {
    /// Adds a time, exact to the nanosecond; what is finer is rounded.
    @discardableResult
    public func add(_ time: Duration) async throws -> Date {
        try await run(field.add(time))
    }

    /// Subtracts a time, exact to the nanosecond; what is finer is rounded.
    @discardableResult
    public func subtract(_ time: Duration) async throws -> Date {
        try await run(field.subtract(time))
    }

    /// Writes a date when it is later than the value; returns the later one.
    @discardableResult
    public func raise(to date: Date) async throws -> Date {
        try await run(field.raise(to: date))
    }

    /// Writes a date when it is earlier than the value; returns the earlier one.
    @discardableResult
    public func lower(to date: Date) async throws -> Date {
        try await run(field.lower(to: date))
    }
}
