import CLibpq
import FerroSQL

/// COPY, by calls that wait for the server (manual, 34.10).
extension ServerConnection {
    /// Leaves pipeline mode and begins a COPY.
    func beginCopy(_ text: String) throws(SQLError) {
        guard PQexitPipelineMode(raw) == 1, PQsetnonblocking(raw, 0) == 0 else { throw lostDuringCopy }
        guard let result = PQexec(raw, text) else { throw lostDuringCopy }
        defer { PQclear(result) }
        switch PQresultStatus(result) {
        case PGRES_COPY_IN, PGRES_COPY_OUT: return
        case PGRES_FATAL_ERROR:
            let failure = PostgresFailure(result)
            if failure.sqlState.isEmpty { throw lostDuringCopy }
            throw failure.error(statement: text)
        default: throw SQLError(.statement, "the statement copies nothing", statement: text)
        }
    }

    /// Sends a part of the data; waits while the server takes no more.
    func copy(_ bytes: [UInt8]) throws(SQLError) {
        let code = bytes.withUnsafeBytes { buffer in
            PQputCopyData(raw, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(clamping: buffer.count))
        }
        if code != 1 { throw lostDuringCopy }
    }

    /// Ends a COPY to the server, which answers how many rows it took.
    ///
    /// - Parameter reason: why it shall keep nothing; nil when it shall keep everything.
    func endCopyIn(abandon reason: String? = nil) throws(SQLError) -> Int {
        guard PQputCopyEnd(raw, reason) == 1 else { throw lostDuringCopy }
        do throws(SQLError) {
            return try endCopy()
        } catch {
            guard isBroken, reason == nil else { throw error }
            throw SQLError(
                .connection,
                "the connection was lost at the end of COPY (\(lastError)): whether its rows are kept is not known")
        }
    }

    /// The next part of the data, at least as many bytes as asked for unless it is the last.
    ///
    /// With the last part the COPY has ended in the server's eyes, and the connection is in pipeline mode again.
    func copyOut(atLeast count: Int) throws(SQLError) -> (bytes: [UInt8], isLast: Bool) {
        var bytes: [UInt8] = []
        while bytes.count < count {
            var row: UnsafeMutablePointer<CChar>?
            let length = PQgetCopyData(raw, &row, 0)
            guard length > 0, let row else {
                if length != -1 { throw lostDuringCopy }
                try endCopy()
                return (bytes, true)
            }
            bytes += UnsafeRawBufferPointer(start: row, count: Int(length))
            PQfreemem(row)
        }
        return (bytes, false)
    }

    /// Reads how a COPY ended and returns to pipeline mode.
    @discardableResult
    func endCopy() throws(SQLError) -> Int {
        var count = 0
        var failure: SQLError?
        while let result = PQgetResult(raw) {
            if PQresultStatus(result) == PGRES_FATAL_ERROR {
                let reported = PostgresFailure(result)
                failure = failure ?? (reported.sqlState.isEmpty ? lostDuringCopy : reported.error())
            } else {
                count = PQcmdTuples(result).flatMap { Int(String(cString: $0)) } ?? count
            }
            PQclear(result)
            if isBroken { break }
        }
        guard !isBroken, PQsetnonblocking(raw, 1) == 0, PQenterPipelineMode(raw) == 1 else { throw lostDuringCopy }
        if let failure { throw failure }
        return count
    }

    private var lostDuringCopy: SQLError {
        SQLError(.connection, "the connection was lost during COPY (\(lastError)): nothing was kept; run it again")
    }
}
