/// What a store keeps under a key of a rule; all three numbers stay below 2^53.
package struct RateLimitState: Hashable, Sendable {
    /// GCRA: what is in the bucket, in requests times the period in milliseconds. Windows: requests in this window.
    package var level: Int64
    /// Sliding window: requests in the window before.
    package var previous: Int64
    /// The time of the last change in milliseconds since 1970; never goes back.
    package var at: Int64

    /// A state.
    package init(level: Int64 = 0, previous: Int64 = 0, at: Int64) {
        self.level = level
        self.previous = previous
        self.at = at
    }
}

// What the stores do in SQL and Lua too: a property test shows that they do the same.
extension RateLimitRule {
    /// What a cost adds to the level.
    package func weight(of cost: Int64) -> Int64 { algorithm == .gcra ? bounded(cost) * period : bounded(cost) }

    /// The largest level.
    package var capacity: Int64 { algorithm == .gcra ? burst * period : limit }

    private func bounded(_ cost: Int64) -> Int64 { min(max(0, cost), burst + 1) }

    /// The state at a later time.
    package func advanced(_ state: RateLimitState, to now: Int64) -> RateLimitState {
        guard now > state.at else { return state }
        var next = RateLimitState(level: state.level, previous: state.previous, at: now)
        switch algorithm {
        case .gcra:
            let (leaked, overflow) = (now - state.at).multipliedReportingOverflow(by: limit)
            next.level = overflow ? 0 : max(0, state.level - leaked)
        case .fixedWindow:
            if now / period != state.at / period { next.level = 0 }
        case .slidingWindow:
            let windows = now / period - state.at / period
            if windows > 0 { (next.level, next.previous) = (0, windows == 1 ? state.level : 0) }
        }
        return next
    }

    /// Counts a request at a time when the rule allows it; answers whether it did.
    package func take(_ cost: Int64, from state: inout RateLimitState, at now: Int64) -> Bool {
        state = advanced(state, to: now)
        let weight = weight(of: cost)
        guard allows(weight, in: state) else { return false }
        state.level += weight
        return true
    }

    /// Takes back what a request counted and what has not run out since; windows that are over keep their numbers.
    ///
    /// Whoever holds a request up until its cost has run out by itself must not have it a second time.
    package func giveBack(_ cost: Int64, takenAt: Int64, to state: inout RateLimitState, at now: Int64) {
        state = advanced(state, to: now)
        guard algorithm == .gcra || takenAt / period == state.at / period else { return }
        var weight = weight(of: cost)
        if algorithm == .gcra {
            let (leaked, overflow) = max(0, state.at - takenAt).multipliedReportingOverflow(by: limit)
            weight = overflow ? 0 : max(0, weight - leaked)
        }
        state.level = max(0, state.level - weight)
    }

    private func allows(_ weight: Int64, in state: RateLimitState) -> Bool {
        guard algorithm == .slidingWindow else { return state.level + weight <= capacity }
        return weighted(state) + weight * period <= limit * period
    }

    /// Requests in view times the period.
    private func weighted(_ state: RateLimitState) -> Int64 {
        state.previous * (period - state.at % period) + state.level * period
    }
}

extension RateLimitRule {
    /// What is to be said of a request, from the state after it.
    ///
    /// What a store answers may be anything: more than fits the rule is taken as full.
    package func decision(_ isAllowed: Bool, cost: Int64, _ state: RateLimitState) -> RateLimitDecision {
        let state = RateLimitState(
            level: min(max(0, state.level), capacity), previous: min(max(0, state.previous), limit),
            at: min(max(0, state.at), 1 << 53))
        return RateLimitDecision(
            isAllowed: isAllowed, limit: burst, remaining: remaining(state),
            resetAfter: .milliseconds(resetAfter(state)),
            isAllowed ? nil : retryAfter(cost, state).map { .milliseconds($0) }, at: state.at)
    }

    private func remaining(_ state: RateLimitState) -> Int64 {
        switch algorithm {
        case .gcra: max(0, (capacity - state.level) / period)
        case .fixedWindow: max(0, limit - state.level)
        case .slidingWindow: max(0, (limit * period - weighted(state)) / period)
        }
    }

    /// Milliseconds until the state is as if nothing had happened.
    package func resetAfter(_ state: RateLimitState) -> Int64 {
        let left = period - state.at % period
        switch algorithm {
        case .gcra: return Self.quotient(state.level, limit)
        case .fixedWindow: return state.level > 0 ? left : 0
        case .slidingWindow: return state.level > 0 ? left + period : state.previous > 0 ? left : 0
        }
    }

    private func retryAfter(_ cost: Int64, _ state: RateLimitState) -> Int64? {
        guard cost <= burst else { return nil }
        let cost = max(0, cost)
        let left = period - state.at % period
        switch algorithm {
        case .gcra: return max(0, Self.quotient(state.level + weight(of: cost) - capacity, limit))
        case .fixedWindow: return left
        case .slidingWindow:
            let over = (state.level + cost - limit) * period
            if over <= 0 { return max(0, Self.quotient(over + state.previous * left, max(1, state.previous))) }
            return left + max(0, Self.quotient(over, max(1, state.level)))
        }
    }

    /// Divides and rounds up.
    private static func quotient(_ number: Int64, _ divisor: Int64) -> Int64 {
        number / divisor + (number % divisor > 0 ? 1 : 0)
    }
}
