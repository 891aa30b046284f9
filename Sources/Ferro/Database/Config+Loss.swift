extension Config {
    /// Stops a command that harms the rows from running where people depend on them.
    ///
    /// - Parameter command: What it is and does: `db:fresh deletes all data`.
    package func allow(_ command: String, force: Bool) throws(ApplicationError) {
        guard !force, stage.isProductionLike else { return }
        throw ApplicationError(
            .command, "\(command) and APP_ENV is \(stage.environmentName): add --force to do it")
    }
}
