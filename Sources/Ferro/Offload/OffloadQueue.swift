internal import NIOCore

/// Who runs on the threads of a pool and who waits for one, in the order of arrival.
struct OffloadQueue {
    typealias Continuation = CheckedContinuation<Void, any Error>

    /// What becomes of a piece of work that has come.
    enum Entry {
        case runs, waits, full, cancelled
    }

    private let threads: Int
    private let maxWaiting: Int
    private(set) var isStarted = false
    private var running = 0
    private var lastTicket: UInt64 = 0
    /// Who waits, in order; a ticket that was withdrawn is in `waiting` no more.
    private var order = CircularBuffer<UInt64>()
    private var waiting: [UInt64: Continuation] = [:]

    init(threads: Int, maxWaiting: Int) {
        self.threads = threads
        self.maxWaiting = maxWaiting
    }

    /// Whether the threads must be started: true once.
    mutating func start() -> Bool {
        defer { isStarted = true }
        return !isStarted
    }

    /// A name for a piece of work.
    mutating func nextTicket() -> UInt64 {
        lastTicket += 1
        return lastTicket
    }

    /// Lets a piece of work run or wait; a continuation that waits is kept.
    mutating func enter(_ ticket: UInt64, _ continuation: Continuation) -> Entry {
        if running < threads {
            running += 1
            return .runs
        }
        guard waiting.count < maxWaiting else { return .full }
        waiting[ticket] = continuation
        order.append(ticket)
        return .waits
    }

    /// A piece of work is done: returns the one that may run in its place.
    mutating func leave() -> Continuation? {
        while let ticket = order.popFirst() {
            if let next = waiting.removeValue(forKey: ticket) { return next }
        }
        running -= 1
        return nil
    }

    /// Takes back one that waits; nil when it does not.
    mutating func withdraw(_ ticket: UInt64) -> Continuation? {
        guard let continuation = waiting.removeValue(forKey: ticket) else { return nil }
        // Those that were withdrawn must not pile up while nothing leaves.
        if order.count > 2 * waiting.count + 16 { order.removeAll { waiting[$0] == nil } }
        return continuation
    }
}
