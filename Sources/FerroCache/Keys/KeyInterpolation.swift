/// The text of a key or tag as it is put together, and apart from it what is literal in it.
public struct KeyInterpolation: StringInterpolationProtocol, Sendable {
    var text = ""
    var family = ""
    private var hasGap = false

    /// Begins an empty text.
    public init(literalCapacity: Int, interpolationCount: Int) {}

    /// Adds a literal part.
    public mutating func appendLiteral(_ literal: String) {
        guard !literal.isEmpty else { return }
        text += literal
        if hasGap, !family.isEmpty { family += "*" }
        hasGap = false
        family += literal
    }

    /// Adds a value by its description; an optional must be unwrapped first.
    public mutating func appendInterpolation(_ value: some CustomStringConvertible) {
        text += value.description
        hasGap = true
    }

    /// Adds a text.
    public mutating func appendInterpolation(_ value: String) {
        text += value
        hasGap = true
    }
}
