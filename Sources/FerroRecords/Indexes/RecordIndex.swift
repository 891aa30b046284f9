/// A field by which records are found.
public struct RecordIndex: Hashable, Sendable {
    /// The path of the field.
    public let path: String
    /// How its values are ordered.
    public let kind: Kind

    /// How values are ordered in an index.
    public enum Kind: String, Hashable, Sendable {
        /// By whole numbers, exactly.
        case integer
        /// By floating-point numbers.
        case double
        /// By bytes.
        case text
    }

    /// Names the field of an index.
    package init(path: String, kind: Kind) {
        self.path = path
        self.kind = kind
    }
}
