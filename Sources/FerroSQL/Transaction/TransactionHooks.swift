/// What a level of a transaction does once its fate is known.
struct TransactionHooks: Sendable {
    typealias Action = @Sendable () async -> Void

    var afterCommit: [Action] = []
    var afterRollback: [Action] = []

    mutating func append(_ other: TransactionHooks) {
        afterCommit += other.afterCommit
        afterRollback += other.afterRollback
    }

    func runAfterCommit() async { await Self.run(afterCommit) }
    func runAfterRollback() async { await Self.run(afterRollback) }

    /// In a task of its own, which the cancellation of this one does not reach.
    private static func run(_ actions: [Action]) async {
        guard !actions.isEmpty else { return }
        await Task { for action in actions { await action() } }.value
    }
}
