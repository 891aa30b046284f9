import FerroSQL
import Synchronization

/// A statement with its values in the form they are sent in.
struct PostgresCall: Sendable {
    let text: StatementText
    let parameters: [PostgresParameter]

    init(_ text: StatementText, _ parameters: [PostgresParameter] = []) {
        self.text = text
        self.parameters = parameters
    }
}

/// Something that a task waits for: the statements of one call, or a connection.
///
/// `@unchecked Sendable`: the waiting task fills it in and posts it; from then on only the reactor's thread touches it,
/// until it resumes the continuation, and after that only the task does. Posting and resuming order the accesses.
/// A cancellation comes from a third thread and reaches it through the inbox alone.
final class PostgresRequest: @unchecked Sendable {
    /// Where it runs.
    enum Route {
        /// On a connection that it shares with others, all of which only read.
        case shared
        /// On a connection that it has to itself meanwhile.
        case exclusive
        /// It asks for a connection to keep.
        case acquire
        /// On a connection that is to show that it still works.
        case check(PostgresConnection)
        /// On a connection that is kept.
        case leased(PostgresLease, releases: Bool)
    }

    var route: Route
    let calls: [PostgresCall]
    /// How many of the calls are the driver's own: they come first.
    let preface: Int
    var continuation: UnsafeContinuation<Void, Never>?
    var results: [ServerResult] = []
    var failure: SQLError?
    /// The call that failed.
    var failedCall: Int?
    /// What the server said of it.
    var failedState = ""
    var lease: PostgresLease?
    var attempts = 0
    /// Its name in the pool that it asks.
    var id = PoolStateMachine.RequestID(0)
    /// The pool that it asked last.
    var pool: ConnectionPool?
    var isCancelled = false
    var isFinished = false
    /// Whether a failure means that the server has undone all of it.
    var isCertainlyUndone = false
    /// Whether a prepared statement turned out not to fit any more.
    var isStale = false
    /// The connection it was sent on.
    var connection: PostgresConnection?

    init(_ route: Route, _ calls: [PostgresCall] = [], preface: [PostgresCall] = [], label: String? = nil) {
        self.route = route
        self.calls = preface + calls
        self.preface = preface.count
        self.label = label ?? calls.first.map { String($0.text.text.prefix(60)) } ?? "a transaction"
    }

    /// What it calls itself to others that wait for the connection it holds.
    let label: String
    /// The statements of whoever waits.
    var own: ArraySlice<PostgresCall> { calls.dropFirst(preface) }
    /// Their results.
    var answers: ArraySlice<ServerResult> { results.dropFirst(preface) }

    /// Forgets the last attempt.
    func reset() {
        results = []
        failure = nil
        failedCall = nil
        failedState = ""
        isCertainlyUndone = false
        isStale = false
        connection = nil
        attempts += 1
    }
}

/// A connection that belongs to one transaction until it is released.
///
/// `@unchecked Sendable`: only the reactor's thread reads or writes `connection`.
final class PostgresLease: @unchecked Sendable {
    var connection: PostgresConnection?

    init(_ connection: PostgresConnection) { self.connection = connection }
}
