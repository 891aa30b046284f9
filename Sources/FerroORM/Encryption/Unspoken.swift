/// A value that no text form shows: it reads `<sealed>` in logs and in JSON, and nothing is read from that.
///
/// Null in JSON would be read back as nil where the column is optional, and leaving the key out is not in the hand of a
/// value; so a model with such a column encodes and does not decode.
protocol Unspoken: Codable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {}

extension Unspoken {
    /// Always `<sealed>`.
    public var description: String { "<sealed>" }
    /// Always `<sealed>`.
    public var debugDescription: String { "<sealed>" }
    /// Hides the bytes from `dump`.
    public var customMirror: Mirror { Mirror(self, children: []) }

    /// Writes `<sealed>`.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }

    /// Always throws `DecodingError`: a sealed value does not travel in JSON.
    public init(from decoder: any Decoder) throws {
        throw DecodingError.dataCorrupted(
            DecodingError.Context(
                codingPath: decoder.codingPath,
                debugDescription: "a \(Self.self) does not travel in JSON: read the row from the database"))
    }
}
