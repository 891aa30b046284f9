/// What a worker is given once and each of its shifts works with.
struct Equipment: Sendable {
    /// Runs a job, whatever its type.
    let process: @Sendable (RunningJob, Claim) async -> JobResult
    let tally: Tally
    let meter: JobMeter
    /// How many bytes of memory the process takes.
    let memory: @Sendable () -> Int?
    let chores: [WorkerChore]
    /// Told when the jobs of the schedule have ended.
    let notes: TickNotes?
}
