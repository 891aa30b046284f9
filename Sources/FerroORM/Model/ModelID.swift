public import FerroSQL
public import FerroSupport

/// A type that can be the key of a model.
public protocol ModelID: SQLConvertible, Hashable, Codable, CustomStringConvertible {
    /// Reads the key as it stands in a web address; nil when the text cannot be a key.
    init?(text: some StringProtocol)
}

extension Identifier: ModelID {
    /// Reads a decimal number.
    public init?(text: some StringProtocol) { self.init(text) }
}
