/// One run of a job on its way through a worker: what is known of it so far.
struct Execution<Context: Sendable>: Sendable {
    /// The run as the job sees it.
    let running: RunningJob
    /// The job's type, once its name was found.
    private(set) var entry: JobRegistry<Context>.Entry?
    /// The job, once its payload was read.
    private(set) var job: (any Job<Context>)?
    /// What the run is given, once it was made.
    private(set) var context: Context?

    init(_ running: RunningJob) { self.running = running }

    /// Throws `.abandoned` for a job that was started as often as it may be and never came to an end, and
    /// `.quarantined` for one that may be what ends its workers.
    func refuse(after crashes: Int) throws(QueueError) {
        let job = running.envelope
        if running.claim?.isExhausted == true {
            throw QueueError(
                .abandoned,
                "the job \(job.name) was started \(job.maxAttempts) times and no run came to an end: its workers died or "
                    + "lost their leases. Look for a crash, a kill for want of memory, or a run that blocks its thread")
        }
        guard job.crashes >= max(1, crashes) else { return }
        throw QueueError(
            .quarantined,
            "\(job.crashes) runs of the job \(job.name) ended without a word: it may be what makes its workers die. "
                + "Look for a crash, a kill for want of memory, or a run that blocks its thread, then retry it")
    }

    /// Finds the type, and limits the run as it says.
    mutating func find(in registry: JobRegistry<Context>) throws(QueueError) {
        let entry = try registry.entry(named: running.envelope.name)
        self.entry = entry
        running.limit(to: entry.timeout)
    }

    /// Reads the payload.
    mutating func decode(with sealer: (any PayloadSealer)?) throws(QueueError) {
        job = try entry?.job(in: running.envelope, sealer: sealer)
    }

    /// Makes what the run is given.
    mutating func prepare(_ makeContext: @Sendable (RunningJob) async throws -> Context) async throws {
        context = try await makeContext(running)
    }

    /// Runs the job inside its middleware.
    func run() async throws {
        guard let job, let context else { return }
        let middleware = job.middleware
        if middleware.isEmpty {
            try await job.run(context)
        } else {
            try await Self.run(job, context, middleware[...])
        }
    }

    private static func run(
        _ job: any Job<Context>, _ context: Context, _ middleware: ArraySlice<any JobMiddleware<Context>>
    ) async throws {
        guard let outermost = middleware.first else { return try await job.run(context) }
        try await outermost.run(context) { try await run(job, context, middleware.dropFirst()) }
    }
}
