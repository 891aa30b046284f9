/// What an app does again and again.
///
/// ```swift
/// @ScheduleBuilder var appSchedule: Schedule {
///     Every(.day, at: 3, 30) { PruneSessions() }
///     Every(.minutes(5)) { RefreshFeeds() }.withoutOverlapping()
///     Cron("*/5 9-17 * * MON-FRI", in: "Europe/Berlin") { Report() }.named("report")
///     Every(.month, on: .last, at: 23) { CloseBooks() }.catchUp(.all())
/// }
/// ```
///
/// Each tick of an entry is taken by one node, however many run the schedule, and its job is pushed in the same step.
public struct Schedule<Context: Sendable>: Sendable, ScheduleItem {
    /// The entries in the order in which they were written.
    public var entries: [ScheduleEntry<Context>]

    /// A schedule of entries.
    public init(entries: [ScheduleEntry<Context>] = []) { self.entries = entries }

    /// A schedule, or a group of entries that share rules: `Schedule { … }.in("Europe/Berlin")`.
    public init(@ScheduleBuilder _ content: () -> Schedule<Context>) { self = content() }
}

/// Something that a schedule is written with.
public protocol ScheduleItem<Context> {
    /// What the runs of its jobs are given.
    associatedtype Context: Sendable
    /// What it adds to the schedule.
    var entries: [ScheduleEntry<Context>] { get }
}

/// Puts the lines of a schedule together; `if` and `for` may be among them.
@resultBuilder public enum ScheduleBuilder {
    /// The entries of a line.
    public static func buildExpression<Item: ScheduleItem>(_ item: Item) -> [ScheduleEntry<Item.Context>] {
        item.entries
    }
    /// Several lines.
    public static func buildBlock<Context>(_ lines: [ScheduleEntry<Context>]...) -> [ScheduleEntry<Context>] {
        lines.flatMap(\.self)
    }
    /// An `if` without `else`.
    public static func buildOptional<Context>(_ lines: [ScheduleEntry<Context>]?) -> [ScheduleEntry<Context>] {
        lines ?? []
    }
    /// The first branch of an `if`.
    public static func buildEither<Context>(first: [ScheduleEntry<Context>]) -> [ScheduleEntry<Context>] { first }
    /// The second branch of an `if`.
    public static func buildEither<Context>(second: [ScheduleEntry<Context>]) -> [ScheduleEntry<Context>] { second }
    /// A `for`.
    public static func buildArray<Context>(_ turns: [[ScheduleEntry<Context>]]) -> [ScheduleEntry<Context>] {
        turns.flatMap(\.self)
    }
    /// The whole.
    public static func buildFinalResult<Context>(_ lines: [ScheduleEntry<Context>]) -> Schedule<Context> {
        Schedule(entries: lines)
    }
}
