internal import FerroQueue

/// Where commands look at the app's jobs and change them, from another process than the one that pushed them.
struct QueueDesk: Sendable {
    let runtime: Runtime
    let stores: QueueStores

    /// The desk of an app.
    ///
    /// - Throws: ``ApplicationError`` when jobs are kept in the process that pushed them, or nowhere.
    init(_ runtime: Runtime) throws(ApplicationError) {
        let connection = runtime.config.queue.connection
        guard connection == .database || connection == .redis else {
            throw ApplicationError(
                .command,
                "QUEUE_CONNECTION is \(connection.rawValue), whose jobs are in the process that pushed them: set it to "
                    + "database or redis for another process to see them")
        }
        self.runtime = runtime
        stores = runtime.engine.stores
    }

    /// The queue that a name on the command line stands for.
    func queue(_ name: String?) -> QueueName? { name.map { runtime.config.queue.resolve(QueueName($0)) } }
}
