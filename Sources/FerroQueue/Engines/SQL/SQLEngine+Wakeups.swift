import FerroSQL

extension SQLEngine {
    /// Says when there is work, or news for workers.
    ///
    /// Over a driver that can listen these are the messages of every process, and `.work` and `.control` whenever some
    /// may have been missed. Otherwise they are those of this engine in this process.
    public func wakeups() -> AsyncStream<QueueWakeup> {
        guard let listening else { return bell.listen() }
        return AsyncStream(bufferingPolicy: .bufferingNewest(QueueBell.patience)) { listener in
            let task = Task {
                for await event in listening.listen(to: Self.channel) {
                    switch event {
                    case .listening:
                        QueueBell.yield(.work, to: listener)
                        QueueBell.yield(.control, to: listener)
                    case .notification(let message):
                        QueueBell.yield(message.payload == "control" ? .control : .work, to: listener)
                    }
                }
                listener.finish()
            }
            listener.onTermination = { _ in task.cancel() }
        }
    }

    /// The driver, if its database tells sessions of each other's messages.
    private var listening: (any SQLListening)? {
        let driver = database.driver
        return driver as? any SQLListening ?? (driver as? ReplicatedDriver)?.primary as? any SQLListening
    }

    /// What tells every listener as part of a transaction; nil where the database cannot.
    func notice(_ wakeup: QueueWakeup) -> SQL? {
        guard notifies else { return nil }
        return wakeup == .work
            ? "SELECT pg_notify('ferro_queue', 'work')" : "SELECT pg_notify('ferro_queue', 'control')"
    }

    /// Rings in this process once the transaction commits, where the database tells nobody.
    func ring(_ wakeup: QueueWakeup, after database: Database) async {
        guard !notifies else { return }
        await database.afterCommit { [bell] in bell.ring(wakeup) }
    }

    /// Tells every listener once the transaction commits.
    func announce(_ wakeup: QueueWakeup, on db: Database) async throws {
        if let notice = notice(wakeup) { try await db.execute(notice) }
        await ring(wakeup, after: db)
    }
}
