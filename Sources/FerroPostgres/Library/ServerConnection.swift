import CLibpq

/// A connection of libpq.
///
/// `@unchecked Sendable`: one thread uses it at a time. The thread that connects hands it over to the reactor's, which
/// closes it; a cancel request is made from a copy that libpq keeps for it.
final class ServerConnection: @unchecked Sendable {
    let raw: OpaquePointer

    init(_ raw: OpaquePointer) { self.raw = raw }

    deinit { PQfinish(raw) }

    /// What libpq says went wrong last, in one line.
    var lastError: String {
        PQerrorMessage(raw).map { String(cString: $0) }?.oneLine ?? "libpq gave no reason"
    }
    /// Whether the session is in no transaction.
    var isOutsideTransaction: Bool { PQtransactionStatus(raw) == PQTRANS_IDLE }
    /// Whether the connection is lost.
    var isBroken: Bool { PQstatus(raw) == CONNECTION_BAD }
    /// Which process serves it.
    var processID: Int32 { PQbackendPID(raw) }

    /// Asks the server to prepare a statement.
    func sendPrepare(_ name: String, _ text: String, _ oids: [UInt32]) -> Bool {
        PQsendPrepare(raw, name, text, Int32(clamping: oids.count), oids) == 1
    }

    /// Asks the server to run a prepared statement.
    func sendRun(_ name: String, _ bound: borrowing BoundParameters) -> Bool {
        bound.withPointers { count, _, values, lengths, formats in
            PQsendQueryPrepared(raw, name, count, values, lengths, formats, 1) == 1
        }
    }

    /// Asks the server to run a statement once.
    func sendRunOnce(_ text: String, _ bound: borrowing BoundParameters) -> Bool {
        bound.withPointers { count, oids, values, lengths, formats in
            PQsendQueryParams(raw, text, count, oids, values, lengths, formats, 1) == 1
        }
    }

    /// Ends a group of statements: what they did is committed, unless they are in a transaction.
    func sendSync() -> Bool { PQpipelineSync(raw) == 1 }

    /// Sends what the system takes now; nil when the connection is lost, false when something is left.
    func flush() -> Bool? {
        switch PQflush(raw) {
        case 0: true
        case 1: false
        default: nil
        }
    }

    /// Reads what has come; false when the connection is lost.
    func read() -> Bool { PQconsumeInput(raw) == 1 }
    /// Whether the next result is not there yet.
    var isBusy: Bool { PQisBusy(raw) == 1 }
    /// The next result; nil at the end of those of one statement.
    func nextResult() -> OpaquePointer? { PQgetResult(raw) }

    /// Makes a request that ends the running statement; the closure blocks while it is sent.
    func cancelRequest() -> @Sendable () -> Void {
        let request = CancelRequest(PQgetCancel(raw))
        return { request.send() }
    }
}

/// A cancel request of libpq.
///
/// `@unchecked Sendable`: PQcancel only reads it and is safe on any thread (manual, 34.7).
private final class CancelRequest: @unchecked Sendable {
    private let raw: OpaquePointer?

    init(_ raw: OpaquePointer?) { self.raw = raw }
    deinit { PQfreeCancel(raw) }

    func send() {
        guard let raw else { return }
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: 256) { buffer in
            _ = PQcancel(raw, buffer.baseAddress, Int32(buffer.count))
        }
    }
}

extension String {
    /// The text without line ends: messages of libpq come with one.
    var oneLine: String {
        split(whereSeparator: \.isNewline).joined(separator: " ")
    }
}
