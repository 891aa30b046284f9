/// What an engine keeps beside the jobs on their way.
public struct QueueStores: Sendable {
    /// Looks at jobs and changes them by hand.
    public var administration: any QueueAdministration
    /// Batches.
    public var batches: any BatchStore
    /// The schedule's ticks.
    public var ticks: any TickStore
    /// What workers tell about themselves.
    public var reports: any WorkerReportStore

    /// The stores of an engine.
    public init(
        administration: any QueueAdministration, batches: any BatchStore, ticks: any TickStore,
        reports: any WorkerReportStore
    ) {
        self.administration = administration
        self.batches = batches
        self.ticks = ticks
        self.reports = reports
    }
}
