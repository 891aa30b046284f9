import NIOCore

/// One timer for all deadlines of a connection.
///
/// Moving a deadline later costs nothing: the timer that is set looks again when it fires. Only an earlier deadline
/// sets a new one, so that a busy connection does not touch the loop's timers at all.
struct Deadline {
    /// What has gone on for too long.
    enum Reason: Equatable {
        case idle
        case head
        case body
        case write
        case linger
    }

    private(set) var current: (reason: Reason, at: NIODeadline)?
    private var timer: (scheduled: Scheduled<Void>, at: NIODeadline)?

    /// Sets, moves or, by nil, lifts the deadline; returns when a timer must be set, which ``arm(_:at:)`` is then given.
    mutating func set(_ deadline: (reason: Reason, at: NIODeadline)?) -> NIODeadline? {
        current = deadline
        guard let at = deadline?.at else { return nil }
        if let timer {
            if timer.at <= at { return nil }
            timer.scheduled.cancel()
        }
        return at
    }

    /// Keeps the timer that was set; when it fires, ``expired(now:)`` shall be asked.
    mutating func arm(_ scheduled: Scheduled<Void>, at: NIODeadline) { timer = (scheduled, at) }

    /// The timer has fired: what is over time, or nil when the deadline has moved.
    mutating func expired(now: NIODeadline) -> Reason? {
        timer = nil
        guard let current, current.at <= now else { return nil }
        self.current = nil
        return current.reason
    }

    /// Lets go of the timer.
    mutating func cancel() {
        timer?.scheduled.cancel()
        timer = nil
        current = nil
    }
}
