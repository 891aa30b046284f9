/// What becomes of a request whose statement failed.
enum RetryPolicy {
    /// What to do.
    enum Verdict: Hashable {
        /// The task hears of the failure.
        case deliver
        /// It runs once more.
        case runAgain
        /// It runs once more, on a connection that may write.
        case runWhereWritingIsAllowed
    }

    /// What is known of the failed request.
    struct Situation {
        /// The server's SQLSTATE; empty when the connection was lost without one.
        var state: String
        /// Whether it ran where nothing can be written.
        var isShared: Bool
        /// Whether it ran inside a transaction that began before it.
        var isInTransaction: Bool
        /// Whether the server is known to have undone it.
        var isCertainlyUndone: Bool
        /// Whether a cancel request was meant for somebody else on the same connection.
        var wasCancelMeantForAnother: Bool
        /// Whether a statement that had worked before did not fit the tables any more.
        var isStale: Bool
        /// How often it was tried before.
        var attempts: Int
    }

    /// The most attempts that are made.
    static let limit = 3

    /// What to do about a failure.
    static func verdict(_ situation: Situation) -> Verdict {
        if situation.isInTransaction || situation.attempts + 1 >= limit { return .deliver }
        let state = situation.state
        if situation.isShared {
            if state == "25006" { return .runWhereWritingIsAllowed }
            if state.isEmpty || isShutdown(state) { return .runAgain }
            if state == "57014", situation.wasCancelMeantForAnother { return .runAgain }
        }
        if situation.isCertainlyUndone, situation.isStale || isShutdown(state) { return .runAgain }
        return .deliver
    }

    /// Whether a prepared statement that worked before is of no use any more.
    ///
    /// The server forgot it (26000), its result has other columns now (0A000), or the types it was prepared with do not
    /// fit the tables any more (class 42). The server finds all of them before it runs anything.
    static func invalidates(_ state: String, hasWorked: Bool) -> Bool {
        state == "26000" || hasWorked && (state == "0A000" || state.hasPrefix("42"))
    }

    /// Whether the server ended the session, which is why it answered at all.
    static func isShutdown(_ state: String) -> Bool { ["57P01", "57P02", "57P03"].contains(state) }
}
