import CLibpq

#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// Why there is no connection.
struct ConnectFailure: Error {
    /// What libpq or the server said, in one line.
    var message: String
    /// Whether another attempt would fail the same way: a wrong password, an unknown database.
    var isPermanent: Bool
}

/// Connects, and blocks the calling thread meanwhile: names are looked up, TLS and passwords are worked out here.
///
/// - Parameters:
///   - parameters: libpq's keywords and values.
///   - greeting: a statement that the session begins with.
///   - deadline: when to give up.
func connect(
    _ parameters: [String: String], greeting: String?, until deadline: ContinuousClock.Instant
) -> Result<ServerConnection, ConnectFailure> {
    guard let raw = withConnectParameters(parameters, { PQconnectStartParams($0, $1, 0) }) else {
        return .failure(ConnectFailure(message: "libpq has no memory left", isPermanent: false))
    }
    let server = ServerConnection(raw)
    var status = PQstatus(raw) == CONNECTION_BAD ? PGRES_POLLING_FAILED : PGRES_POLLING_WRITING
    while status != PGRES_POLLING_OK {
        if status == PGRES_POLLING_FAILED { return .failure(ConnectFailure(server)) }
        guard wait(for: PQsocket(raw), toWrite: status == PGRES_POLLING_WRITING, until: deadline) else {
            return .failure(ConnectFailure(message: "no answer within the connect timeout", isPermanent: false))
        }
        status = PQconnectPoll(raw)
    }
    // Notices (NOTICE, WARNING) would go to standard error.
    PQsetNoticeReceiver(raw, { _, _ in }, nil)
    if let greeting, let failure = server.greet(greeting, until: deadline) { return .failure(failure) }
    if let failure = server.mismatch(with: parameters) { return .failure(failure) }
    guard PQsetnonblocking(raw, 1) == 0, PQenterPipelineMode(raw) == 1 else {
        return .failure(ConnectFailure(server))
    }
    return .success(server)
}

extension ConnectFailure {
    /// What went wrong with an attempt.
    init(_ server: ServerConnection) {
        var text = server.lastError
        if text.contains("unsupported startup parameter") { text += ". " + Self.poolerAdvice }
        message = text
        // libpq keeps no SQLSTATE of an attempt; a server that refuses the role or the database asks in words only.
        let refusals =
            ["password authentication failed", "does not exist", "no pg_hba.conf entry", "certificate"]
            + ["does not support SSL", "unsupported startup parameter"]
        let starting = ["starting up", "shutting down", "recovery mode", "too many"]
        isPermanent =
            (refusals.contains { text.contains($0) } || PQconnectionNeedsPassword(server.raw) == 1)
            && !starting.contains { text.contains($0) }
    }

    /// What to do where sessions are not one's own.
    static var poolerAdvice: String {
        "Behind pgbouncer set DB_PREPARED_STATEMENTS=false, and give no `options` in DATABASE_URL"
    }
}

extension ServerConnection {
    /// Runs a statement that answers nothing, and waits for it; answers what went wrong.
    fileprivate func greet(_ text: String, until deadline: ContinuousClock.Instant) -> ConnectFailure? {
        guard PQsendQuery(raw, text) == 1 else { return ConnectFailure(self) }
        var isRefused = false
        while true {
            while isBusy {
                guard wait(for: PQsocket(raw), toWrite: false, until: deadline) else {
                    return ConnectFailure(message: "no answer within the connect timeout", isPermanent: false)
                }
                guard read() else { return ConnectFailure(self) }
            }
            guard let result = nextResult() else { return isRefused ? ConnectFailure(self) : nil }
            isRefused = isRefused || PQresultStatus(result) != PGRES_COMMAND_OK
            PQclear(result)
        }
    }

    /// Why the session is not what was asked for: a pooler may drop the options that keep shared sessions from writing.
    fileprivate func mismatch(with parameters: [String: String]) -> ConnectFailure? {
        guard parameters["options"]?.contains("default_transaction_read_only=on") == true,
            let status = PQparameterStatus(raw, "default_transaction_read_only"), String(cString: status) == "off"
        else { return nil }
        let message = "a pooler dropped the session's options. " + ConnectFailure.poolerAdvice
        return ConnectFailure(message: message, isPermanent: true)
    }
}

private func wait(for descriptor: Int32, toWrite: Bool, until deadline: ContinuousClock.Instant) -> Bool {
    while true {
        let left = ContinuousClock.now.duration(to: deadline).components
        guard left.seconds >= 0, left.attoseconds >= 0 else { return false }
        var entry = pollfd(fd: descriptor, events: Int16(toWrite ? POLLOUT : POLLIN), revents: 0)
        let milliseconds = min(left.seconds, 3600) * 1000 + left.attoseconds / 1_000_000_000_000_000 + 1
        let count = poll(&entry, 1, Int32(clamping: milliseconds))
        if count > 0 { return true }
        if count < 0, errno != EINTR { return false }
    }
}

private func withConnectParameters<Value>(
    _ parameters: [String: String],
    _ body: (UnsafePointer<UnsafePointer<CChar>?>, UnsafePointer<UnsafePointer<CChar>?>) -> Value
) -> Value {
    let sorted = parameters.sorted { $0.key < $1.key }
    let keywords = sorted.map { strdup($0.key) }
    let values = sorted.map { strdup($0.value) }
    defer { for pointer in keywords + values { free(pointer) } }
    return body(keywords.map { UnsafePointer($0) } + [nil], values.map { UnsafePointer($0) } + [nil])
}
