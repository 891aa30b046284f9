/// Runs something until it ends; nil when it has not done so a while after it was told to stop: it is cancelled then, and
/// no longer waited for.
///
/// Whoever raises the flag rings the bell, for which nobody else may wait. It runs in a task of its own, which the
/// cancellation of the caller's does not reach.
func untilStopped<Value: Sendable>(
    _ stopping: Flag, _ bell: Doorbell, patience: Duration, on clock: any Clock<Duration>,
    _ body: @escaping @Sendable () async -> Value
) async -> Value? {
    let hasEnded = Flag()
    let task = Task {
        defer {
            hasEnded.raise()
            bell.ring()
        }
        return await body()
    }
    while !hasEnded.isRaised, !stopping.isRaised { await bell.wait() }
    if hasEnded.isRaised { return await task.value }
    if let value = try? await limited(to: patience, on: clock, { await task.value }) { return value }
    task.cancel()
    return nil
}
