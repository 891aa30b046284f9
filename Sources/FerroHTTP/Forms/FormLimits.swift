/// What a form or a query may hold.
public struct FormLimits: Sendable, Hashable {
    /// The number of pairs; 1000.
    public var keys: Int
    /// How deep the brackets of a key nest, as in `a[b][c]`, which is 3; 8.
    public var depth: Int

    /// Sets the limits.
    public init(keys: Int = 1000, depth: Int = 8) {
        self.keys = keys
        self.depth = depth
    }

    /// The defaults.
    public static let standard = FormLimits()
}
