/// An entry that is due at regular times.
///
/// ```swift
/// Every(.seconds(10)) { Beat() }
/// Every(.hours(6), at: 15) { Sync() }                  // 0:15, 6:15, 12:15, 18:15
/// Every(.weekday, at: 9) { Remind() }                  // Monday to Friday, 9:00
/// Every(.day, atHours: 1, 13) { Export() }
/// Every(.month, on: .last(.friday), at: 17, 30) { tick in Report(day: tick.dueAt) }
/// ```
///
/// A number that no clock shows is an error when the app boots.
public struct Every<Context: Sendable>: ScheduleItem, Sendable {
    /// The one entry.
    public let entries: [ScheduleEntry<Context>]

    private init<J: Job<Context>>(
        _ zone: String?, _ cadence: () throws(QueueError) -> Cadence, _ job: @escaping @Sendable (Tick) throws -> J
    ) {
        entries = [ScheduleEntry(Result(catching: cadence), zone: zone, job: job)]
    }

    /// Every so many seconds or minutes.
    public init<J: Job<Context>>(_ pace: Cadence.Pace, job: @escaping @Sendable () throws -> J) {
        self.init(pace) { (_: Tick) in try job() }
    }

    /// Every so many seconds or minutes; the closure is told the tick.
    public init<J: Job<Context>>(_ pace: Cadence.Pace, job: @escaping @Sendable (Tick) throws -> J) {
        self.init(nil, { () throws(QueueError) in try Cadence(pace) }, job)
    }

    /// At a minute of certain hours.
    public init<J: Job<Context>>(
        _ hours: Cadence.Hours, at minute: Int = 0, in zone: String? = nil, job: @escaping @Sendable () throws -> J
    ) {
        self.init(hours, at: minute, in: zone) { (_: Tick) in try job() }
    }

    /// At a minute of certain hours; the closure is told the tick.
    public init<J: Job<Context>>(
        _ hours: Cadence.Hours, at minute: Int = 0, in zone: String? = nil, job: @escaping @Sendable (Tick) throws -> J
    ) {
        self.init(zone, { () throws(QueueError) in try Cadence(hours, minute: minute) }, job)
    }

    /// At a time of certain days; midnight without one.
    public init<J: Job<Context>>(
        _ days: Cadence.Days, at hour: Int = 0, _ minute: Int = 0, in zone: String? = nil,
        job: @escaping @Sendable () throws -> J
    ) {
        self.init(days, at: hour, minute, in: zone) { (_: Tick) in try job() }
    }

    /// At a time of certain days; the closure is told the tick.
    public init<J: Job<Context>>(
        _ days: Cadence.Days, at hour: Int = 0, _ minute: Int = 0, in zone: String? = nil,
        job: @escaping @Sendable (Tick) throws -> J
    ) {
        self.init(zone, { () throws(QueueError) in try Cadence(days, hours: [hour], minute: minute) }, job)
    }

    /// At full hours of certain days.
    public init<J: Job<Context>>(
        _ days: Cadence.Days, atHours first: Int, _ others: Int..., in zone: String? = nil,
        job: @escaping @Sendable () throws -> J
    ) {
        self.init(
            zone, { () throws(QueueError) in try Cadence(days, hours: [first] + others, minute: 0) },
            { _ in try job() })
    }

    /// At a time of one day of certain months; the first day, at midnight, without them.
    public init<J: Job<Context>>(
        _ months: Cadence.Months, on day: Cadence.MonthDay = .first, at hour: Int = 0, _ minute: Int = 0,
        in zone: String? = nil, job: @escaping @Sendable () throws -> J
    ) {
        self.init(months, on: day, at: hour, minute, in: zone) { (_: Tick) in try job() }
    }

    /// At a time of one day of certain months; the closure is told the tick.
    public init<J: Job<Context>>(
        _ months: Cadence.Months, on day: Cadence.MonthDay = .first, at hour: Int = 0, _ minute: Int = 0,
        in zone: String? = nil, job: @escaping @Sendable (Tick) throws -> J
    ) {
        self.init(
            zone, { () throws(QueueError) in try Cadence(months, on: day, hours: [hour], minute: minute) }, job)
    }
}
