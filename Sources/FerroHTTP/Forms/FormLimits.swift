/// What a form or a query may hold.
public struct FormLimits: Sendable, Hashable {
    /// The number of pairs; 1000.
    public var keys: Int
    /// How deep the brackets of a key nest, as in `a[b][c]`, which is 3; 8.
    public var depth: Int
    /// The bytes of a key with its brackets, decoded; 512.
    public var nameBytes: Int
    /// The bytes of a value, decoded; 1 048 576.
    public var valueBytes: Int

    /// Sets the limits.
    public init(keys: Int = 1000, depth: Int = 8, nameBytes: Int = 512, valueBytes: Int = 1_048_576) {
        self.keys = keys
        self.depth = depth
        self.nameBytes = nameBytes
        self.valueBytes = valueBytes
    }

    /// The defaults.
    public static let standard = FormLimits()
}
