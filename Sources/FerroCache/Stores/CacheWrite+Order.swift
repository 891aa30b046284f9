extension [CacheWrite] {
    /// One write for each key, the last, in the order of their keys: those who write the same keys at the same time
    /// then lock them in the same order.
    var inOrder: [CacheWrite] {
        if count < 2 { return self }
        var last: [[UInt8]: CacheWrite] = [:]
        for write in self { last[[UInt8](write.key.utf8)] = write }
        return last.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map(\.value)
    }
}

extension Array {
    /// The elements in order, so many at a time.
    func parts(of size: Int) -> [Self] {
        stride(from: 0, to: count, by: size).map { Array(self[$0..<Swift.min($0 + size, count)]) }
    }
}
