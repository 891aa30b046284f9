/// The text of one variable and where it was read.
///
/// Printing an entry shows its origin only, since it may hold a secret.
public struct EnvEntry: Sendable, Hashable, CustomStringConvertible, CustomReflectable {
    /// The text as it was read.
    public let text: String
    /// Where it was read.
    public let origin: EnvOrigin

    /// Pairs a text with its origin.
    public init(_ text: String, from origin: EnvOrigin) {
        self.text = text
        self.origin = origin
    }

    /// The origin, never the text.
    public var description: String { "<from \(origin)>" }
    /// Hides the text from `dump`.
    public var customMirror: Mirror { Mirror(self, children: ["origin": origin]) }
}
