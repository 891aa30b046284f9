public import Logging
public import ServiceLifecycle

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// Pushes the jobs of a schedule when they are due, each tick once over any number of nodes.
///
/// ```swift
/// let scheduler = Scheduler(try Timetable(appSchedule), queue: queue, logger: logger)
/// try await ServiceGroup(services: [worker, scheduler], logger: logger).run()
/// ```
///
/// Every node may run one; there is no leader. The store keeps each entry's last tick, and a tick is taken by moving
/// that on and pushing the job in one step, so clocks that differ, a node that was paused and two deployments at once
/// neither double nor lose one. A clock that runs ahead takes ticks as much too early. What was missed is made up for
/// by the entry's ``CatchUp``.
public struct Scheduler<Context: Sendable>: Service {
    /// How it names itself and how long it remembers.
    public let configuration: SchedulerConfiguration
    let timetable: Timetable<Context>
    let queue: Queue
    let now: @Sendable () -> Date
    private let clock: any Clock<Duration>
    private let random: @Sendable () -> Double
    let logger: Logger

    /// However far the next tick is, the clock on the wall is looked at again after this time.
    static var longestWait: Duration { .seconds(60) }

    /// How long the entries in which the app's closures take part may hold up the others.
    private static var entryPatience: Duration { .milliseconds(250) }

    /// How long the store may take to answer once the scheduler stops.
    private static var stopPatience: Duration { .seconds(2) }

    /// How long it waits for a store that is away.
    private static var patience: Retry { .exponential(base: .seconds(1), cap: .seconds(30)) }

    /// A scheduler; `clock` waits, `now` tells the time that ticks are due by, `random` is in 0..<1.
    public init(
        _ timetable: Timetable<Context>, queue: Queue, configuration: SchedulerConfiguration = SchedulerConfiguration(),
        logger: Logger, clock: any Clock<Duration> = ContinuousClock(),
        now: @escaping @Sendable () -> Date = { Date() },
        random: @escaping @Sendable () -> Double = { Double.random(in: 0..<1) }
    ) {
        var logger = logger
        logger[metadataKey: "schedule.node"] = "\(configuration.node)"
        self.timetable = timetable
        self.queue = queue
        self.configuration = configuration
        self.logger = logger
        self.clock = clock
        self.now = now
        self.random = random
    }

    /// Takes ticks until graceful shutdown or cancellation.
    public func run() async throws {
        let (bell, stopBell) = (Doorbell(), Doorbell())
        let stopping = Flag()
        logger.info("The scheduler starts", metadata: ["entries": "\(timetable.lines.count)"])
        await withTaskCancellationOrGracefulShutdownHandler {
            let end: Void? = await untilStopped(stopping, stopBell, patience: Self.stopPatience, on: clock) {
                await work(until: stopping, bell)
            }
            if end == nil { logger.warning("The scheduler stops, and its store does not answer") }
        } onCancelOrGracefulShutdown: {
            stopping.raise()
            bell.ring()
            stopBell.ring()
        }
        logger.info("The scheduler has stopped")
    }

    private func work(until stopping: Flag, _ bell: Doorbell) async {
        var round = round(patience: Self.entryPatience, bell)
        var failures = 0
        var pruned: Date?
        while !stopping.isRaised {
            let wait: Duration
            do {
                let next = try await round.go(now: now()) { stopping.isRaised }
                failures = 0
                await prune(&pruned)
                wait = self.wait(until: next)
            } catch {
                if stopping.isRaised { break }
                failures += 1
                wait = max(.milliseconds(100), Self.patience.delay(attempt: failures, random: 0.5 + random() / 2))
                logger.error(
                    "The ticks of the schedule could not be taken", metadata: ["error": "\(ErrorText.of(error))"])
            }
            await bell.wait(atMost: wait, on: clock)
        }
    }

    /// Rounds that wait so long for the app's closures; nil for as long as these take.
    func round(patience: Duration?, _ bell: Doorbell = Doorbell()) -> ScheduleRound<Context> {
        let limit = HookLimit(duration: configuration.hookTimeout, clock: clock, logger: logger)
        return ScheduleRound(
            timetable: timetable, queue: queue, node: configuration.node, limit: limit, patience: patience, bell: bell)
    }

    private func wait(until next: Date?) -> Duration {
        guard let next else { return Self.longestWait }
        let seconds = next.timeIntervalSince(now())
        // A little longer, so that it is not woken just before the tick and again for it.
        return min(Self.longestWait, .milliseconds(max(1, Int64(max(0, min(seconds, 3600)) * 1000) + 1)))
    }

    /// Forgets old ticks once an hour; it is history only, so a failure is left to the next hour.
    private func prune(_ last: inout Date?) async {
        let now = now()
        if let last, abs(now.timeIntervalSince(last)) < 3600 { return }
        last = now
        do {
            let count = try await queue.engine.stores.ticks.prune(dueBefore: now + (.zero - configuration.history))
            if count > 0 { logger.debug("Old ticks were removed", metadata: ["ticks": "\(count)"]) }
        } catch {
            logger.warning("Old ticks could not be removed", metadata: ["error": "\(ErrorText.of(error))"])
        }
    }
}
