/// An entry that is due when a cron expression says so: see ``CronExpression``.
///
/// ```swift
/// Cron("*/5 9-17 * * MON-FRI", in: "Europe/Berlin") { Report() }
/// ```
///
/// The expression is checked when the app boots.
public struct Cron<Context: Sendable>: ScheduleItem, Sendable {
    /// The one entry.
    public let entries: [ScheduleEntry<Context>]

    /// At the moments of an expression.
    public init<J: Job<Context>>(
        _ expression: String, in zone: String? = nil, job: @escaping @Sendable () throws -> J
    ) {
        self.init(expression, in: zone) { (_: Tick) in try job() }
    }

    /// At the moments of an expression; the closure is told the tick.
    public init<J: Job<Context>>(
        _ expression: String, in zone: String? = nil, job: @escaping @Sendable (Tick) throws -> J
    ) {
        let cadence = Result { () throws(QueueError) in Cadence(try CronExpression(expression)) }
        entries = [ScheduleEntry(cadence, zone: zone, job: job)]
    }
}
