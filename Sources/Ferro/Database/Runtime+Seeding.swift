extension Runtime {
    /// Runs the seeders, or the one of a name.
    package func seed(named name: String? = nil, onlyIfEmpty: Bool) async throws {
        let chosen = seeders.filter { name == nil || String(describing: $0) == name }
        guard !chosen.isEmpty else {
            let known = seeders.map { String(describing: $0) }.joined(separator: ", ")
            throw ApplicationError(
                .command,
                known.isEmpty
                    ? "the app has no seeders: list them in its `seeders`"
                    : "there is no seeder \(name ?? ""): the app has \(known)")
        }
        let c = CommandContext(runtime: self)
        for type in chosen {
            let seeder = type.init()
            if onlyIfEmpty, try await !seeder.isNeeded(c) {
                print("\(type): there are rows already")
            } else {
                try await seeder.run(c)
                print("\(type): done")
            }
        }
    }
}
