import FerroSQL
import Synchronization

/// A cursor on the server, read part by part (manual, DECLARE and FETCH).
final class PostgresCursor: SQLCursor {
    private enum Phase { case open, ended, closed }

    private let transaction: PostgresTransaction
    private let name: String
    private let rows: Int
    private let first = Mutex<ServerResult?>(nil)
    private let phase = Mutex(Phase.open)

    init(_ transaction: PostgresTransaction, name: String, rows: Int) {
        self.transaction = transaction
        self.name = name
        self.rows = rows
    }

    /// Declares the cursor and reads the first part, in one round trip.
    func open(_ call: PostgresCall) async throws(SQLError) {
        let declaration = transaction.plain("DECLARE \(name) NO SCROLL CURSOR FOR \(call.text.text)")
        let results = try await transaction.run([PostgresCall(declaration.text, call.parameters), fetch])
        first.withLock { $0 = results.last }
    }

    func next() async throws -> [SQLRow] {
        guard phase.withLock({ $0 == .open }) else { return [] }
        var part = first.withLock { first in
            defer { first = nil }
            return first
        }
        if part == nil { part = try await transaction.run([fetch]).first }
        let result = try part?.decoded().rows ?? []
        if result.count < rows { phase.withLock { if $0 == .open { $0 = .ended } } }
        return result
    }

    func close() async {
        let wasClosed = phase.withLock { phase in
            defer { phase = .closed }
            return phase == .closed
        }
        if !wasClosed { _ = try? await transaction.run([transaction.plain("CLOSE \(name)")], regardless: true) }
    }

    private var fetch: PostgresCall { transaction.plain("FETCH FORWARD \(rows) FROM \(name)") }
}
