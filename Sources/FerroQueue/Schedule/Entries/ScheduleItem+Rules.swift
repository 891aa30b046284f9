extension ScheduleItem {
    private func changed(_ change: (inout ScheduleEntry<Context>) -> Void) -> Schedule<Context> {
        Schedule(
            entries: entries.map { entry in
                var entry = entry
                change(&entry)
                return entry
            })
    }

    /// Names it, for the store, the commands and the dashboard; at most 160 bytes.
    ///
    /// The name is what its last tick is found by: an entry with a new name begins anew. Without one the name is made
    /// of the job's name and the cadence, so it lasts until one of these is changed.
    public func named(_ name: String) -> Schedule<Context> { changed { $0.givenName = name } }

    /// Reckons in the time zone of an IANA name, where the line itself names none.
    public func `in`(_ zone: String) -> Schedule<Context> { changed { $0.zone = $0.zone ?? zone } }

    /// Says what becomes of ticks that no node took in time; ``CatchUp/latest`` without it.
    public func catchUp(_ rule: CatchUp) -> Schedule<Context> { changed { $0.catchUp = rule } }

    /// Leaves a tick out while the job of an earlier one waits or runs.
    ///
    /// What counts is that job, not a clock: when its worker dies it is run again after the lease, and the first tick
    /// after its end runs.
    public func withoutOverlapping() -> Schedule<Context> { changed { $0.allowsOverlap = false } }

    /// Leaves a tick out when a condition does not hold as it is taken; several must all hold.
    ///
    /// One that throws, or takes longer than 30 seconds (``SchedulerConfiguration/hookTimeout``), leaves the tick out,
    /// too: that is logged as an error, and `onFailure` is told. Other entries do not wait for it.
    public func when(_ condition: @escaping @Sendable () async throws -> Bool) -> Schedule<Context> {
        changed { $0.conditions.append { _ in try await condition() } }
    }

    /// Tells a closure of each tick whose job was pushed, on the node that took it.
    ///
    /// A hook is called at most once: a process that ends just then calls it no more. What must not be lost belongs
    /// into a job. It may take 30 seconds (``SchedulerConfiguration/hookTimeout``), then it is cancelled and left behind.
    public func onPush(_ hook: @escaping @Sendable (Tick) async -> Void) -> Schedule<Context> {
        changed { $0.hooks.pushed.append(hook) }
    }

    /// Tells a closure of each tick whose job is done, in the worker that ran it; at most once.
    public func onSuccess(_ hook: @escaping @Sendable (TickEnding) async -> Void) -> Schedule<Context> {
        changed { $0.hooks.ended.append { if $0.isDone { await hook($0) } } }
    }

    /// Tells a closure of each tick whose job has failed for good or was cancelled, in the worker that ran it.
    ///
    /// It is also told of a tick whose condition or job threw, on the node that took it, and of one whose job was
    /// cancelled or removed while it waited, in the process that did so. Like the other hooks it is called at most once.
    public func onFailure(_ hook: @escaping @Sendable (TickEnding) async -> Void) -> Schedule<Context> {
        changed { $0.hooks.ended.append { if !$0.isDone { await hook($0) } } }
    }
}
