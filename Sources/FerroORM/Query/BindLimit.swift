/// How many values one statement may carry.
enum BindLimit {
    /// Below SQLite's 32 766 (SQLITE_MAX_VARIABLE_NUMBER since 3.32) and PostgreSQL's 65 535 (a 16-bit count).
    static let perStatement = 30_000

    /// Repeats the last element until the count is a power of two, so that lists of any length share few statements,
    /// which a driver keeps prepared.
    static func padded<Element>(_ list: [Element]) -> [Element] {
        guard let last = list.last else { return list }
        var size = 1
        while size < list.count { size *= 2 }
        return list + Array(repeating: last, count: max(0, min(size, perStatement) - list.count))
    }
}

extension Array {
    /// Consecutive parts of at most a given size; the last may be smaller.
    func chunks(of size: Int) -> [[Element]] {
        stride(from: 0, to: count, by: Swift.max(1, size)).map { start in
            Array(self[start..<Swift.min(start + Swift.max(1, size), count)])
        }
    }
}
