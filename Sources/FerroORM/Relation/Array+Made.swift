extension Array {
    /// So many elements; in generic code it is several times faster than `map`, which makes an iterator of optionals.
    init(count: Int, _ element: (Int) throws -> Element) rethrows {
        try self.init(unsafeUninitializedCapacity: count) { buffer, made in
            while made < count {
                buffer.initializeElement(at: made, to: try element(made))
                made += 1
            }
        }
    }
}
