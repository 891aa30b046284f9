/// The relations that were loaded beside a row, one after the other: `Loads<Link.Comments, Link.Votes>`.
public struct Loads<each R: Relation>: Sendable {
    /// What was loaded, in the order of the types.
    public let values: (repeat each R)

    /// Holds what was loaded.
    public init(_ values: repeat each R) { self.values = (repeat each values) }
}

extension Loads: Encodable where repeat each R: Encodable {
    /// Writes each relation's members into one object.
    public func encode(to encoder: any Encoder) throws { repeat try (each values).encode(to: encoder) }
}
