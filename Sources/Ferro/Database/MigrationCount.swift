/// How many migrations have, or have not, been run: the beginning of a sentence.
struct MigrationCount: CustomStringConvertible {
    private let count: Int

    init(_ count: Int) { self.count = count }

    /// `1 migration has`, `2 migrations have`.
    var description: String { count == 1 ? "1 migration has" : "\(count) migrations have" }
}
