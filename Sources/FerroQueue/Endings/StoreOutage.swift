import Logging

/// Says once that a store is away, again each minute while it is, and once that it is back.
struct StoreOutage: Sendable {
    /// How long the log is silent after a line.
    static let silence = Duration.seconds(60)

    /// What cannot be done, as the log says it.
    let text: String
    private(set) var failures = 0
    private var since = Duration.zero
    private var saidAt = Duration.zero

    /// An outage that has not begun.
    init(_ text: String) { self.text = text }

    /// Takes note of a failure; the first is logged, and one each minute.
    mutating func failed(_ error: any Error, in surroundings: Surroundings) {
        let now = surroundings.elapsed()
        if failures == 0 { since = now }
        failures += 1
        guard failures == 1 || now - saidAt >= Self.silence else { return }
        saidAt = now
        surroundings.logger.error(
            "\(text)",
            metadata: ["error": "\(ErrorText.of(error))", "failures": "\(failures)", "since": "\(now - since)"])
    }

    /// Takes note of a success; the first after failures is logged.
    mutating func succeeded(in surroundings: Surroundings) {
        guard failures > 0 else { return }
        surroundings.logger.notice(
            "It works again",
            metadata: ["was": "\(text)", "failures": "\(failures)", "for": "\(surroundings.elapsed() - since)"])
        failures = 0
    }
}
