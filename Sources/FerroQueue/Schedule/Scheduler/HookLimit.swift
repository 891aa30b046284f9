import Logging

/// Holds what an app hangs on its schedule to a time: a closure that never returns holds up nothing else.
struct HookLimit: Sendable {
    let duration: Duration
    let clock: any Clock<Duration>
    let logger: Logger

    /// Calls the hooks of an entry, one after the other; what takes too long is logged, cancelled and left behind.
    func call<Value: Sendable>(
        _ hooks: [@Sendable (Value) async -> Void], of entry: String, _ value: Value
    ) async {
        for hook in hooks {
            let answer: Void? = try? await limited(to: duration, on: clock) { await hook(value) }
            guard answer == nil else { continue }
            logger.error(
                "A hook of a schedule's entry took longer than it may and was cancelled",
                metadata: ["schedule.entry": "\(entry)", "limit": "\(duration)"])
        }
    }
}
