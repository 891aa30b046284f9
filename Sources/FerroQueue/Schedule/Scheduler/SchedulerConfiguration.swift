/// How a scheduler names itself and how long it remembers.
public struct SchedulerConfiguration: Sendable, Hashable {
    /// Who takes the ticks, for people who look at the history; default the process's number and a random part.
    public var node: String
    /// How long ticks are kept after they were due; default 7 days. The last one of an entry is always kept.
    public var history: Duration
    /// How long each condition and each hook of an entry may take; default 30 seconds.
    ///
    /// Then it is cancelled and no longer waited for. Only its own entry waits for it meanwhile.
    public var hookTimeout: Duration

    /// A configuration; every default is the framework's.
    public init(
        node: String = WorkerConfiguration.randomID(), history: Duration = .seconds(7 * 86_400),
        hookTimeout: Duration = .seconds(30)
    ) {
        self.node = node
        self.history = history
        self.hookTimeout = hookTimeout
    }
}
