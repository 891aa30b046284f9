/// One claim on its way through a worker: what is known of it so far.
struct Execution<Context: Sendable>: Sendable {
    /// The hold that everything is recorded under.
    let claim: Claim
    /// What stops the run early.
    let interruption: Interruption
    /// The run as the job sees it.
    let running: RunningJob
    /// The job's type, once its name was found.
    private(set) var entry: JobRegistry<Context>.Entry?
    /// The job, once its payload was read.
    private(set) var job: (any Job<Context>)?
    /// What the run is given, once it was made.
    private(set) var context: Context?

    init(_ claim: Claim, _ interruption: Interruption, _ running: RunningJob) {
        self.running = running
        self.claim = claim
        self.interruption = interruption
    }

    /// Throws `.abandoned` for a job that was started as often as it may be and never came to an end.
    func refuseExhausted() throws(QueueError) {
        guard claim.isExhausted else { return }
        let job = claim.envelope
        throw QueueError(
            .abandoned,
            "the job \(job.name) was started \(job.maxAttempts) times and no run came to an end: its workers died or "
                + "lost their leases. Look for a crash, a kill for want of memory, or a run that blocks its thread")
    }

    /// Finds the type and reads the payload.
    mutating func decode(with registry: JobRegistry<Context>) throws(QueueError) {
        let entry = try registry.entry(named: claim.envelope.name)
        self.entry = entry
        job = try entry.decode(claim.envelope.payload)
    }

    /// Makes what the run is given.
    mutating func prepare(_ makeContext: @Sendable (RunningJob) async throws -> Context) async throws {
        context = try await makeContext(running)
    }

    /// Runs the job within its timeout.
    func run(in surroundings: Surroundings) async throws {
        guard let entry, let job, let context else { return }
        let run = JobRun(
            job: job, timeout: entry.timeout, clock: surroundings.clock,
            logger: surroundings.logger.with(claim.envelope))
        try await run(context, interruption)
    }
}
