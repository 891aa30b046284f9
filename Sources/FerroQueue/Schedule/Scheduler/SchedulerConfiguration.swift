/// How a scheduler names itself and how long it remembers.
public struct SchedulerConfiguration: Sendable, Hashable {
    /// Who takes the ticks, for people who look at the history; default the process's number and a random part.
    public var node: String
    /// How long ticks are kept after they were due; default 7 days. The last one of an entry is always kept.
    public var history: Duration

    /// A configuration; every default is the framework's.
    public init(node: String = WorkerConfiguration.randomID(), history: Duration = .seconds(7 * 86_400)) {
        self.node = node
        self.history = history
    }
}
