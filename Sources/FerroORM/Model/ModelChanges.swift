#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// What an update assigns: a property that was not set leaves its column alone.
///
/// A column that cannot be NULL is an optional here, nil as long as nothing was assigned. A column that can be NULL is
/// ``Assigned``, which tells "set to nil" from "not set".
///
/// ```swift
/// struct Changes: ModelChanges {
///     var url: String?
///     @Assigned var host: String?
///     init() {}
///     func collect(into list: inout Assignments) {
///         list.add("url", url)
///         list.add("host", $host)
///     }
/// }
/// ```
public protocol ModelChanges: Sendable {
    /// Nothing assigned.
    init()
    /// Lists what was assigned.
    func collect(into list: inout Assignments)
    /// Fills `updatedAt` when the program left it out; called before an update that changes something.
    mutating func stamp(at now: Date)
}

extension ModelChanges {
    /// Fills nothing.
    public mutating func stamp(at now: Date) {}

    /// What was assigned.
    public var assignments: Assignments {
        var list = Assignments()
        collect(into: &list)
        return list
    }

    /// What an update at a given time assigns; empty when the program assigned nothing.
    func stamped(at now: Date) -> Assignments {
        if assignments.isEmpty { return Assignments() }
        var copy = self
        copy.stamp(at: now)
        return copy.assignments
    }
}
