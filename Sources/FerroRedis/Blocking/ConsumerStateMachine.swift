/// What a consumer of a stream asks for next.
///
/// Pure. It begins with what the consumer had before, and comes back to it after a lost connection: an entry whose
/// answer was lost on its way has a higher id than every one that came. Every half of the idle time it looks at what
/// other consumers left, until the server has walked over all of it.
struct ConsumerStateMachine {
    /// A question for the server.
    enum Step: Hashable {
        /// Make the group.
        case join
        /// What was handed to this consumer after an id and is not acknowledged.
        case history(after: RedisStreamID)
        /// What others left, from an id on.
        case claim(from: RedisStreamID)
        /// New entries.
        case read
    }

    private var hasJoined = false
    private var hasBegun = false
    private var history: RedisStreamID? = .zero
    private var lastNew = RedisStreamID.zero
    private var claim = RedisStreamID.zero
    private var claimDue: ContinuousClock.Instant
    private let claimIdle: Duration?

    init(claimIdle: Duration?, now: ContinuousClock.Instant) {
        // With none at all it would look at what others left and at nothing else.
        self.claimIdle = claimIdle.map { max($0, .milliseconds(1)) }
        claimDue = now
    }

    func next(now: ContinuousClock.Instant) -> Step {
        if !hasJoined { return .join }
        if let history { return .history(after: history) }
        if claimIdle != nil, claimDue <= now { return .claim(from: claim) }
        return .read
    }

    mutating func joined() {
        hasJoined = true
        hasBegun = true
    }

    /// The answer to ``Step/history(after:)``; none were left when it is empty.
    mutating func tookHistory(_ entries: [RedisStreamEntry]) {
        history = entries.last?.id
        if let last = entries.last?.id { lastNew = max(lastNew, last) }
    }

    mutating func tookClaim(_ claimed: RedisClaim, now: ContinuousClock.Instant) {
        claim = claimed.next
        if claimed.next == .zero { claimDue = now + (claimIdle ?? .zero) / 2 }
    }

    mutating func tookNew(_ entries: [RedisStreamEntry]) {
        if let last = entries.last?.id { lastNew = max(lastNew, last) }
    }

    /// Whether the loop goes on after an error; what was on its way is asked for again.
    mutating func goesOn(after error: RedisError) -> Bool {
        guard hasBegun else { return false }
        if error.reply?.hasPrefix("NOGROUP") == true {
            hasJoined = false
            return true
        }
        guard error.mayPass else { return false }
        history = lastNew
        return true
    }
}

extension RedisError {
    /// Whether it is for the server to come back, and worth waiting for.
    var mayPass: Bool { [.connection, .timeout, .unavailable, .overloaded].contains(code) }
}
