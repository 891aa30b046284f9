/// The relations that were loaded beside a row, one after the other: `Loads<Link.Comments, Link.Votes>`.
public struct Loads<each L: Loadable>: Sendable {
    /// What was loaded, in the order of the types.
    public let values: (repeat (each L).Value)

    /// Holds what was loaded.
    public init(_ values: repeat (each L).Value) { self.values = (repeat each values) }
}

extension Loads: Encodable where repeat (each L).Value: Encodable {
    /// Writes each relation into one object, under its name; a related row that is missing is written as null.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: LoadedKey.self)
        repeat try container.encode(each values, forKey: LoadedKey((each L).name))
    }
}

extension Loads: Equatable where repeat (each L).Value: Equatable {
    /// Whether the same was loaded.
    public static func == (left: Self, right: Self) -> Bool {
        var isSame = true
        repeat isSame = isSame && (each left.values) == (each right.values)
        return isSame
    }
}

extension Loads: Hashable where repeat (each L).Value: Hashable {
    /// Feeds all that was loaded to a hasher.
    public func hash(into hasher: inout Hasher) { repeat (each values).hash(into: &hasher) }
}

/// The name of a relation in JSON.
struct LoadedKey: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(_ name: String) { stringValue = name }
    init?(stringValue: String) { self.init(stringValue) }
    init?(intValue: Int) { nil }
}
