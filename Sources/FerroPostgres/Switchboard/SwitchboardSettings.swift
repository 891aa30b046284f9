import FerroSQL

/// What the switchboard has to know of the configuration.
struct SwitchboardSettings: Sendable {
    /// libpq's keywords and values for a connection that may write.
    var parameters: [String: String]
    /// The same for a connection that strangers share.
    var sharedParameters: [String: String]
    /// The connections that one request has to itself.
    var exclusivePool: PoolConfiguration
    /// The connections that strangers share; nil where there are none.
    var sharedPool: PoolConfiguration?
    var connectTimeout: Duration
    var statementTimeout: Duration?
    /// How long a check, a cancelled or an overdue statement may stay without an answer before the link counts as dead.
    var grace: Duration
    /// What a new session is told first; nil where it is told when it connects.
    var greeting: String?
    /// What goes ahead of the statements of a transaction; nil where sessions have their timeouts from the start.
    var preface: PostgresCall?
    var statementCacheSize: Int
    var preparesStatements: Bool
    /// Where it is, for messages: host and database, never the password.
    var address: String
    /// What a connection is asked to show that it still works.
    var check = PostgresCall(StatementText(id: 0, text: "SELECT 1"))
    /// Told of each change between reachable and not.
    var note: @Sendable (_ isReachable: Bool, _ message: String) -> Void
}
