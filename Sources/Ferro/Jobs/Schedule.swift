public import FerroQueue

/// What an app does at certain times, each tick once over all its nodes.
///
/// ```swift
/// @ScheduleBuilder var appSchedule: Schedule {
///     Every(.day, at: 3, 30) { PruneSessions() }
///     Cron("*/5 9-17 * * MON-FRI", in: "Europe/Berlin") { RefreshFeeds() }.withoutOverlapping()
/// }
/// ```
public typealias Schedule = FerroQueue.Schedule<JobContext>
/// Pushes a job at a pace: every day at a time, every five minutes.
public typealias Every = FerroQueue.Every<JobContext>
/// Pushes a job at the times of a cron expression.
public typealias Cron = FerroQueue.Cron<JobContext>
