extension CacheError {
    /// A key cannot be counted up or down.
    static func notACounter(cause: (any Error)? = nil) -> CacheError {
        CacheError(
            .counter,
            "the key holds something else than a whole number, or the sum does not fit 64 bits: forget it first, or "
                + "count under another key", cause: cause)
    }
}
