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

    /// The queue that a name on the command line stands for; ``ApplicationError`` for one that no queue may have.
    func queue(_ name: String?) throws(ApplicationError) -> QueueName? {
        guard let name else { return nil }
        let queue = QueueName(name)
        guard queue.isValid else {
            throw ApplicationError(
                .command,
                "no queue can be called \"\(TerminalText.line(name).prefix(80))\": \(QueueName.envExpectation)")
        }
        return runtime.config.queue.resolve(queue)
    }
}
