import FerroSQL
import Synchronization

/// A transaction that keeps one connection until it is committed or rolled back.
final class PostgresTransaction: SQLTransaction {
    private struct State {
        var lease: PostgresLease
        var hasBegun = false
        var isOver = false
        var cursors = 0
    }

    private let client: PostgresClient
    private let options: TransactionOptions
    private let state: Mutex<State>

    init(_ client: PostgresClient, _ lease: PostgresLease, _ options: TransactionOptions) {
        self.client = client
        self.options = options
        state = Mutex(State(lease: lease))
    }

    // Somebody dropped it without ending it: a connection that is still inside it is closed, which undoes it.
    deinit { if let lease = state.withLock({ $0.isOver ? nil : $0.lease }) { client.release(lease) } }

    private var lease: PostgresLease { state.withLock { $0.lease } }

    func execute(_ statement: SQLStatement) async throws -> SQLResult {
        let call = try client.call(statement)
        try call.checkInsideTransaction()
        return try await run([call]).first?.decoded() ?? SQLResult()
    }

    func executeAll(_ statements: [SQLStatement]) async throws -> [SQLResult] {
        guard !statements.isEmpty else { return [] }
        var calls: [PostgresCall] = []
        for statement in statements {
            let call = try client.call(statement)
            try call.checkInsideTransaction()
            calls.append(call)
        }
        return try await run(calls).map { try $0.decoded() }
    }

    func cursor(_ statement: SQLStatement, rows: Int) async throws -> any SQLCursor {
        let call = try client.call(statement)
        try call.checkInsideTransaction()
        guard call.text.kind.hasCursor else {
            return WholeCursor(rows: try await execute(statement).rows, part: rows)
        }
        let number = state.withLock { state in
            state.cursors += 1
            return state.cursors
        }
        let cursor = PostgresCursor(self, name: "ferro_\(number)", rows: max(1, rows))
        try await cursor.open(call)
        return cursor
    }

    func commit() async throws {
        let hasBegun = try state.withLock { state throws(SQLError) in
            if state.isOver { throw SQLError.transactionOver }
            return state.hasBegun
        }
        if hasBegun {
            let request = PostgresRequest(.leased(lease, releases: true), [plain("COMMIT")])
            try await client.performRegardless(request)
            // The server answers COMMIT in a failed transaction by undoing it.
            if request.results.first?.tag == "ROLLBACK" {
                state.withLock { $0.isOver = true }
                throw SQLError(
                    .transactionClosed, "a statement of the transaction had failed, so it was undone: run it again")
            }
        } else {
            client.release(lease)
        }
        state.withLock { $0.isOver = true }
    }

    func rollback() async {
        let hasBegun = state.withLock { state -> Bool? in
            if state.isOver { return nil }
            state.isOver = true
            return state.hasBegun
        }
        guard let hasBegun else { return }
        if hasBegun {
            let request = PostgresRequest(.leased(lease, releases: true), [plain("ROLLBACK")])
            try? await client.performRegardless(request)
        }
        client.release(lease)
    }

    /// A statement without values.
    func plain(_ text: String) -> PostgresCall { PostgresCall(client.catalog.lookUp(text)) }
}

extension PostgresTransaction {
    /// Runs statements in one round trip, with BEGIN in front of the first ones.
    ///
    /// Where the connection is lost with BEGIN the same is sent once more on another one: COMMIT was not on its way, so
    /// nothing can have been kept.
    func run(_ calls: [PostgresCall], regardless: Bool = false) async throws(SQLError) -> [ServerResult] {
        guard try begins() else { return try await send(calls, preface: [], regardless) }
        let preface = [plain(begin)] + [client.settings.preface].compactMap(\.self)
        do throws(SQLError) {
            return try await send(calls, preface: preface, regardless)
        } catch {
            guard error.code == .connection, !Task.isCancelled else { throw error }
            try await takeAnother()
            return try await send(calls, preface: preface, regardless)
        }
    }

    private var begin: String {
        let isolation = options.isolation.map { " ISOLATION LEVEL \($0.rawValue)" } ?? ""
        return "BEGIN\(isolation) \(options.access == .readOnly ? "READ ONLY" : "READ WRITE")"
    }

    /// Whether nothing was sent so far; from now on something was.
    private func begins() throws(SQLError) -> Bool {
        try state.withLock { state throws(SQLError) in
            if state.isOver { throw SQLError.transactionOver }
            defer { state.hasBegun = true }
            return !state.hasBegun
        }
    }

    private func send(
        _ calls: [PostgresCall], preface: [PostgresCall], _ regardless: Bool
    ) async throws(SQLError) -> [ServerResult] {
        let request = PostgresRequest(.leased(lease, releases: false), calls, preface: preface)
        do throws(SQLError) {
            if regardless { try await client.performRegardless(request) } else { try await client.perform(request) }
        } catch {
            // Withdrawn before it was sent, and BEGIN with it: the next statements must not run outside a transaction.
            if !preface.isEmpty { state.withLock { $0.hasBegun = !request.results.isEmpty } }
            throw error
        }
        if !preface.isEmpty { state.withLock { $0.hasBegun = true } }
        return Array(request.answers)
    }

    private func takeAnother() async throws(SQLError) {
        client.release(lease)
        let lease = try await client.lease(for: options)
        let isOver = state.withLock { state in
            if !state.isOver { state.lease = lease }
            return state.isOver
        }
        guard isOver else { return }
        client.release(lease)
        throw SQLError.transactionOver
    }
}
