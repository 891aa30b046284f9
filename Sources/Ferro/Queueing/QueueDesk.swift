internal import FerroQueue

extension Runtime {
    /// Where the app's jobs are kept, for commands that look at them from another process.
    ///
    /// - Throws: ``ApplicationError`` when they are kept in the process that pushed them, or nowhere.
    func sharedQueueStores() throws(ApplicationError) -> QueueStores {
        switch config.queue.connection {
        case .database, .redis: return engine.stores
        case .sync, .memory:
            throw ApplicationError(
                .command,
                "QUEUE_CONNECTION is \(config.queue.connection.rawValue), whose jobs are in the process that pushed them: "
                    + "set it to database or redis for another process to see them")
        }
    }
}
