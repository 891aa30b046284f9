import FerroSupport

/// What happens to a transaction that the database gave up for another one.
///
/// That is a failure with `.serialization` or `.deadlock`: nothing of it was kept, and the same work is likely to go
/// through the next time. The closure then **runs again from its start**: what it did outside of the database it does
/// twice, unless it left that to `afterCommit`, whose actions are dropped with the attempt. Only the outermost
/// transaction is tried again, because a savepoint cannot get a fresh view of the data.
public struct TransactionRetry: Sendable, Hashable {
    /// How often the closure runs at most; nil for what the isolation asks for.
    private let attempts: Int?
    /// How long the first pause is; each following one is twice as long.
    public var delay = Duration.milliseconds(20)
    /// How long a pause is at most.
    public var maximumDelay = Duration.seconds(1)

    private init(attempts: Int?) { self.attempts = attempts }

    /// Three attempts for `repeatableRead` and `serializable`, which refuse what would conflict, and one otherwise.
    public static let automatic = TransactionRetry(attempts: nil)
    /// One attempt.
    public static let never = TransactionRetry(attempts: 1)

    /// Up to a number of attempts, the first one included, whatever the isolation is.
    public static func upTo(_ attempts: Int, delay: Duration = .milliseconds(20)) -> TransactionRetry {
        var retry = TransactionRetry(attempts: max(1, attempts))
        retry.delay = delay
        return retry
    }

    /// How often the closure runs at most.
    public func attempts(for isolation: TransactionIsolation?) -> Int {
        if let attempts { return attempts }
        return switch isolation {
        case .repeatableRead, .serializable: 3
        case .readCommitted, nil: 1
        }
    }

    func allowsAnother(after attempt: Int, error: any Error, isolation: TransactionIsolation?) -> Bool {
        guard attempt < attempts(for: isolation) else { return false }
        // An app wraps errors: what counts is whether the database gave the transaction up somewhere below.
        return error.causeChain.contains { link in
            guard let code = (link as? SQLError)?.code else { return false }
            return code == .serialization || code == .deadlock
        }
    }

    /// The pause before the next attempt: doubled each time, and at least half of it, so that two do not meet again.
    package func pause(after attempt: Int, random: Double) -> Duration {
        let longest = min(max(maximumDelay, .zero), .seconds(3600))
        let first = min(max(delay, .zero), longest)
        return min(first * (1 << min(max(attempt - 1, 0), 20)), longest) * (0.5 + 0.5 * random)
    }

    func pause(after attempt: Int) async throws {
        let time = pause(after: attempt, random: .random(in: 0..<1))
        guard time > .zero else { return }
        do {
            try await Task.sleep(for: time)
        } catch {
            throw SQLError.cancelled("the task was cancelled before its transaction was tried again")
        }
    }
}
