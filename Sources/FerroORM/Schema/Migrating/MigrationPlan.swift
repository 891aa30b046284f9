/// A list of migrations that was found to be in order, compared with what a database remembers.
struct MigrationPlan {
    let migrations: [any Migration.Type]
    /// What the dump contains that new databases start from.
    var squashed: Set<Int> = []

    /// Checks a list before anything runs.
    init(_ migrations: [any Migration.Type]) throws(MigrationError) {
        var previous: (any Migration.Type)?
        for migration in migrations {
            guard migration.version > 0 else {
                throw MigrationError(
                    .order,
                    "\(migration.name) has version \(migration.version): use the time, such as 2026_11_21_100000",
                    version: migration.version)
            }
            if let previous, previous.version == migration.version {
                throw MigrationError(
                    .duplicate,
                    "\(previous.name) and \(migration.name) both have version \(migration.version): "
                        + "give one of them another time",
                    version: migration.version)
            }
            if let previous, previous.version > migration.version {
                throw MigrationError(
                    .order,
                    "\(migration.name) (\(migration.version)) stands after \(previous.name) (\(previous.version)): "
                        + "sort the list by version",
                    version: migration.version)
            }
            previous = migration
        }
        self.migrations = migrations
    }

    /// The migration of a version.
    func migration(_ version: Int) -> (any Migration.Type)? { migrations.first { $0.version == version } }

    /// The migrations that are not among applied ones.
    func pending(after applied: [MigrationStatus]) -> [any Migration.Type] {
        let versions = Set(applied.map(\.version))
        return migrations.filter { !versions.contains($0.version) }
    }

    /// Everything that is known, by version.
    func status(_ applied: [MigrationStatus]) -> [MigrationStatus] {
        let known = applied.map { record in
            var record = record
            if let migration = migration(record.version) {
                record.name = migration.name
            } else {
                record.state = squashed.contains(record.version) ? .squashed : .unknown
            }
            return record
        }
        let waiting = pending(after: applied).map {
            MigrationStatus(version: $0.version, name: $0.name, state: .pending)
        }
        return (known + waiting).sorted { $0.version < $1.version }
    }
}
