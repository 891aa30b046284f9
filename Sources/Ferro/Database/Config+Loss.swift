extension Config {
    /// Stops a command that loses rows from running where people depend on them.
    package func allowLoss(by command: String, force: Bool) throws(ApplicationError) {
        guard !force, stage.isProductionLike else { return }
        throw ApplicationError(
            .command, "\(command) deletes data and APP_ENV is \(stage.environmentName): add --force to do it")
    }
}
