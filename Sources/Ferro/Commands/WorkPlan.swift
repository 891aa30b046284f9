internal import FerroQueue

/// What a worker's process does.
struct WorkPlan: Sendable {
    /// How the worker takes jobs and how it stops.
    var configuration: WorkerConfiguration
    /// Whether it takes the schedule's ticks.
    var runsSchedule = true
    /// Whether it ends when nothing is due.
    var untilEmpty = false
    /// The port on which it says how it is; nil for none.
    var healthPort: Int?
}
