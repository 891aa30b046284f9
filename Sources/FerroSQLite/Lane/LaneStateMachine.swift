/// Who may use which connection of a lane, and who waits: first come, first served.
///
/// It decides and does nothing else. A request is in exactly one place: waiting here, or handed out by one of the
/// methods, so whoever receives it is the only one to answer it.
struct LaneStateMachine<Request> {
    /// What happens to a request that was submitted.
    enum Submission: Equatable {
        /// It starts at once on the connection with this number.
        case start(Int)
        /// It waits at this place of the queue, from 1; the caller makes sure that a timer runs.
        case waits(UInt64)
        /// The lane is closed.
        case refused
    }

    /// What a connection does next.
    enum Next {
        /// It runs this request.
        case run(Request)
        /// It runs these requests, which may share a transaction.
        case runTogether([Request])
        /// It runs this request and may go on in the same snapshot with those up to a place of the queue.
        case read(Request, upTo: UInt64)
        /// Nothing: it is idle.
        case idle
        /// The lane is closed, and so is the connection.
        case stop
    }

    /// How requests that wait together go together.
    enum Grouping {
        /// Up to so many at once: what they change is committed once.
        case commits(largest: Int)
        /// One after the other, each taken when it begins so that a slow one holds nobody up.
        case snapshots
    }

    private struct Waiter {
        let place: UInt64
        /// Nil once it was withdrawn.
        var request: Request?
        let joinsOthers: Bool
        let deadline: Duration
    }

    private var idle: [Int]
    private var waiters: [Waiter] = []
    private var front = 0
    private var lastPlace: UInt64 = 0
    private let grouping: Grouping
    private(set) var isClosed = false
    /// How many requests wait.
    private(set) var waiting = 0

    /// A lane of idle connections, numbered from 0.
    init(connections: Int, _ grouping: Grouping) {
        idle = Array((0..<max(0, connections)).reversed())
        self.grouping = grouping
    }

    /// When the request that has waited longest gives up; nil when none waits.
    var nextDeadline: Duration? {
        mutating get {
            dropWithdrawn()
            return front < waiters.count ? waiters[front].deadline : nil
        }
    }

    /// Takes a request in.
    ///
    /// - Parameters:
    ///   - joinsOthers: whether it may share a transaction with its neighbours.
    ///   - deadline: when it gives up; never earlier than that of a request before it.
    mutating func submit(_ request: Request, joinsOthers: Bool, deadline: Duration) -> Submission {
        if isClosed { return .refused }
        if let connection = idle.popLast() { return .start(connection) }
        lastPlace += 1
        waiters.append(Waiter(place: lastPlace, request: request, joinsOthers: joinsOthers, deadline: deadline))
        waiting += 1
        return .waits(lastPlace)
    }

    /// Decides what a connection that is free again does.
    mutating func next(_ connection: Int) -> Next {
        dropWithdrawn()
        let joins = front < waiters.count && waiters[front].joinsOthers
        guard let first = popFirst() else {
            if isClosed { return .stop }
            idle.append(connection)
            return .idle
        }
        guard joins, waiting > 0 else { return .run(first) }
        switch grouping {
        case .snapshots: return .read(first, upTo: lastPlace)
        case .commits(let largest):
            var group = [first]
            while group.count < largest, let request = popFirst(where: \.joinsOthers) { group.append(request) }
            return group.count > 1 ? .runTogether(group) : .run(first)
        }
    }

    /// The next request of those that may share a snapshot; nil when it came after the snapshot, or must be alone.
    ///
    /// Whoever came before the snapshot was taken sees in it all that was committed before the question was asked.
    mutating func nextRead(upTo place: UInt64) -> Request? { popFirst { $0.joinsOthers && $0.place <= place } }

    /// Takes back the request at a place of the queue; nil when it does not wait any more.
    mutating func withdraw(_ place: UInt64) -> Request? {
        // Places only grow along the queue.
        var (low, high) = (front, waiters.count)
        while low < high {
            let middle = low + (high - low) / 2
            if waiters[middle].place < place { low = middle + 1 } else { high = middle }
        }
        guard low < waiters.count, waiters[low].place == place, let request = waiters[low].request else { return nil }
        waiters[low].request = nil
        waiting -= 1
        dropWithdrawn()
        return request
    }

    /// Takes back every request whose time is up.
    mutating func expire(now: Duration) -> [Request] {
        var expired: [Request] = []
        while let request = popFirst(where: { $0.deadline <= now }) { expired.append(request) }
        return expired
    }

    /// Closes the lane: the requests that wait are to be refused, the idle connections to be stopped.
    mutating func close() -> (refused: [Request], stopped: [Int]) {
        isClosed = true
        var refused: [Request] = []
        while let request = popFirst() { refused.append(request) }
        defer { idle = [] }
        return (refused, idle)
    }

    private mutating func popFirst(where isWanted: (Waiter) -> Bool = { _ in true }) -> Request? {
        dropWithdrawn()
        guard front < waiters.count, isWanted(waiters[front]), let request = waiters[front].request else { return nil }
        waiters[front].request = nil
        front += 1
        waiting -= 1
        return request
    }

    // A withdrawn request leaves a gap. Gaps are dropped when they reach the front, and all at once when they have
    // become the larger part.
    private mutating func dropWithdrawn() {
        while front < waiters.count, waiters[front].request == nil { front += 1 }
        if front == waiters.count {
            waiters.removeAll(keepingCapacity: waiters.count <= 1024)
            front = 0
        } else if waiters.count > 2 * waiting + 64 {
            waiters.removeAll { $0.request == nil }
            front = 0
        }
    }
}
