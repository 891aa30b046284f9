/// One name of a lock: who holds it, who waits for it, and the last fencing number; a value without clock or store.
///
/// Times are microseconds of whatever clock the store goes by.
struct LockLine: Hashable, Codable, Sendable {
    /// One who holds a place until a time.
    struct Holder: Hashable, Codable, Sendable {
        var owner: String
        var until: Int64
        var fence: Int64
    }

    /// One who waits, and is forgotten at a time unless he asks again.
    struct Waiter: Hashable, Codable, Sendable {
        var owner: String
        var until: Int64
    }

    var holders: [Holder] = []
    /// Whoever asked first is first.
    var waiters: [Waiter] = []
    /// Larger than the number of every holder so far but the last.
    var lastFence: Int64 = 0

    /// Whether nobody holds it or waits.
    var isEmpty: Bool { holders.isEmpty && waiters.isEmpty }
}

extension LockLine {
    /// What an owner asks for.
    struct Request: Sendable {
        var owner: String
        var lease: Int64
        var places: Int
        var patience: Int64
        /// The next fencing number is at least this.
        var fenceFloor: Int64

        init(_ owner: String, lease: Duration, places: Int, patience: Duration, fenceFloor: Int64) {
            self.owner = owner
            self.lease = max(1, lease.microsecondsRoundedUp)
            self.places = max(1, places)
            self.patience = max(0, patience.microsecondsRoundedUp)
            self.fenceFloor = fenceFloor
        }
    }

    /// Gives a place when one is free for this owner and nobody who asked before waits for it.
    mutating func acquire(_ request: Request, now: Int64) -> LockAttempt {
        dropExpired(now: now)
        let until = now.adding(request.lease)
        if let place = holders.firstIndex(where: { $0.owner == request.owner }) {
            holders[place].until = until
            return .acquired(fence: holders[place].fence)
        }
        if hasTurn(request.owner, places: request.places) {
            waiters.removeAll { $0.owner == request.owner }
            lastFence = max(lastFence.adding(1), request.fenceFloor)
            holders.append(Holder(owner: request.owner, until: until, fence: lastFence))
            return .acquired(fence: lastFence)
        }
        stand(request, now: now)
        return .busy(retryAfter: .microseconds(max(1, nextChange(request, now: now) - now)))
    }

    /// Begins a lease anew.
    mutating func renew(_ owner: String, lease: Duration, now: Int64) -> Bool {
        dropExpired(now: now)
        guard let place = holders.firstIndex(where: { $0.owner == owner }) else { return false }
        holders[place].until = now.adding(max(1, lease.microsecondsRoundedUp))
        return true
    }

    /// Frees a place, or a place in the queue.
    mutating func release(_ owner: String, now: Int64) -> Bool {
        dropExpired(now: now)
        waiters.removeAll { $0.owner == owner }
        guard let place = holders.firstIndex(where: { $0.owner == owner }) else { return false }
        holders.remove(at: place)
        return true
    }

    /// Whether a place is free for an owner, those before him in the queue counted.
    func hasTurn(_ owner: String, places: Int) -> Bool {
        let ahead = waiters.firstIndex { $0.owner == owner } ?? waiters.count
        return places - holders.count > ahead
    }

    /// Forgets leases and waiters whose time is over.
    mutating func dropExpired(now: Int64) {
        holders.removeAll { $0.until <= now }
        waiters.removeAll { $0.until <= now }
    }

    private mutating func stand(_ request: Request, now: Int64) {
        let index = waiters.firstIndex { $0.owner == request.owner }
        let until = now.adding(request.patience)
        switch index {
        case let index? where request.patience > 0: waiters[index].until = until
        case let index?: waiters.remove(at: index)
        case nil where request.patience > 0: waiters.append(Waiter(owner: request.owner, until: until))
        case nil: break
        }
    }

    /// When the next lease ends, or the patience of somebody ahead while a place is free.
    private func nextChange(_ request: Request, now: Int64) -> Int64 {
        let leases = holders.map(\.until)
        guard holders.count < request.places else { return leases.min() ?? now }
        let ahead = waiters.prefix { $0.owner != request.owner }.map(\.until)
        return (leases + ahead).min() ?? now
    }
}

extension Int64 {
    /// The sum, or the largest number where it would not fit.
    func adding(_ other: Int64) -> Int64 {
        let (sum, overflow) = addingReportingOverflow(other)
        return overflow ? .max : sum
    }
}

extension Duration {
    /// Whole microseconds, rounded up, within 100 000 years.
    var microsecondsRoundedUp: Int64 {
        let (seconds, attoseconds) = components
        let bounded = Swift.min(Swift.max(seconds, -3_000_000_000_000), 3_000_000_000_000)
        return bounded * 1_000_000 + (attoseconds + (attoseconds > 0 ? 999_999_999_999 : 0)) / 1_000_000_000_000
    }

    /// Whole milliseconds, rounded up.
    var millisecondsRoundedUp: Int64 {
        let whole = microsecondsRoundedUp
        return whole / 1000 + (whole % 1000 > 0 ? 1 : 0)
    }
}
