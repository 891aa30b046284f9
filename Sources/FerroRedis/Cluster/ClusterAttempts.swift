/// How often one command is sent again in a cluster, and how long that may take.
struct ClusterAttempts {
    /// What comes next after a refusal or a failure.
    enum Step: Hashable {
        case now
        case after(Duration)
        case never
    }

    private let end: ContinuousClock.Instant
    private var redirections = 0
    private var pause: Duration = .milliseconds(10)

    init(until end: ContinuousClock.Instant) { self.end = end }

    /// A node named another: at once, but nodes that name each other get time to agree.
    mutating func redirected(at now: ContinuousClock.Instant) -> Step {
        redirections += 1
        guard redirections <= 16 else { return .never }
        return redirections <= 5 ? .now : wait(at: now)
    }

    /// Nobody can run it now: after 10 ms, doubled up to 250 ms, until the time is over.
    mutating func wait(at now: ContinuousClock.Instant) -> Step {
        guard now < end else { return .never }
        defer { pause = min(pause * 2, .milliseconds(250)) }
        return .after(pause)
    }
}
