/// How far a rollback goes.
public enum RollbackTarget: Sendable, Hashable {
    /// So many migrations, the one applied last first.
    case steps(Int)
    /// Every migration of the last batches, so many of them.
    case batches(Int)
    /// Every migration after the one of a version, which stays.
    case version(Int)

    /// The migrations that are undone, among those applied in their order, the last one first.
    func chosen(_ applied: [MigrationStatus]) -> [MigrationStatus] {
        switch self {
        case .steps(let count): return applied.suffix(max(0, count)).reversed()
        case .batches(let count):
            let batches = Set(applied.compactMap(\.batch)).sorted().suffix(max(0, count))
            return applied.filter { batches.contains($0.batch ?? 0) }.reversed()
        case .version(let version): return applied.filter { $0.version > version }.reversed()
        }
    }
}
