/// Who may use which connection of a lane, and who waits: first come, first served.
///
/// It decides and does nothing else. A request is in exactly one place: waiting here, or handed out by one of the
/// methods, so whoever receives it is the only one to answer it.
struct LaneStateMachine<Request> {
    /// What happens to a request that was submitted.
    enum Submission: Equatable {
        /// It starts at once on the connection with this number.
        case start(Int)
        /// It waits; the caller makes sure that a timer runs.
        case waits
        /// The lane is closed.
        case refused
    }

    /// What a connection does next.
    enum Next {
        /// It runs these requests: one, or several that may share a transaction.
        case run([Request])
        /// Nothing: it is idle.
        case idle
        /// The lane is closed, and so is the connection.
        case stop
    }

    private struct Waiter {
        var request: Request
        var joinsOthers: Bool
        var deadline: Duration
    }

    private var idle: [Int]
    private var waiters: [UInt64: Waiter] = [:]
    private var order: [UInt64] = []
    private var front = 0
    private(set) var isClosed = false
    private let largestGroup: Int

    /// A lane of idle connections, numbered from 0.
    init(connections: Int, largestGroup: Int) {
        idle = Array((0..<max(0, connections)).reversed())
        self.largestGroup = max(1, largestGroup)
    }

    /// How many requests wait.
    var waiting: Int { waiters.count }

    /// When the request that has waited longest gives up; nil when none waits.
    var nextDeadline: Duration? {
        mutating get {
            dropStale()
            return front < order.count ? waiters[order[front]]?.deadline : nil
        }
    }

    /// Takes a request in.
    ///
    /// - Parameters:
    ///   - id: a number that no other request has.
    ///   - joinsOthers: whether it may share a transaction with its neighbours.
    ///   - deadline: when it gives up; never earlier than that of a request before it.
    mutating func submit(_ request: Request, id: UInt64, joinsOthers: Bool, deadline: Duration) -> Submission {
        if isClosed { return .refused }
        if let connection = idle.popLast() { return .start(connection) }
        waiters[id] = Waiter(request: request, joinsOthers: joinsOthers, deadline: deadline)
        order.append(id)
        return .waits
    }

    /// Decides what a connection that is free again does.
    mutating func next(_ connection: Int) -> Next {
        guard let first = popFirst() else {
            if isClosed { return .stop }
            idle.append(connection)
            return .idle
        }
        var group = [first.request]
        guard first.joinsOthers else { return .run(group) }
        while group.count < largestGroup, let waiter = popFirst(where: \.joinsOthers) { group.append(waiter.request) }
        return .run(group)
    }

    /// Takes a request back; nil when it does not wait any more.
    mutating func withdraw(_ id: UInt64) -> Request? {
        guard let waiter = waiters.removeValue(forKey: id) else { return nil }
        dropStale()
        return waiter.request
    }

    /// Takes back every request whose time is up.
    mutating func expire(now: Duration) -> [Request] {
        var expired: [Request] = []
        while let waiter = popFirst(where: { $0.deadline <= now }) { expired.append(waiter.request) }
        return expired
    }

    /// Closes the lane: the requests that wait are to be refused, the idle connections to be stopped.
    mutating func close() -> (refused: [Request], stopped: [Int]) {
        isClosed = true
        var refused: [Request] = []
        while let waiter = popFirst() { refused.append(waiter.request) }
        defer { idle = [] }
        return (refused, idle)
    }

    private mutating func popFirst(where isWanted: (Waiter) -> Bool = { _ in true }) -> Waiter? {
        dropStale()
        guard front < order.count, let waiter = waiters[order[front]], isWanted(waiter) else { return nil }
        waiters[order[front]] = nil
        front += 1
        return waiter
    }

    // A withdrawn request leaves its number in the order; numbers are dropped when they reach the front, and all at
    // once when they have become the larger part.
    private mutating func dropStale() {
        while front < order.count, waiters[order[front]] == nil { front += 1 }
        if order.count - front > 2 * waiters.count + 64 {
            order = order[front...].filter { waiters[$0] != nil }
            front = 0
        } else if front > 64, front * 2 > order.count {
            order.removeFirst(front)
            front = 0
        }
    }
}
