import Logging

/// Takes one claim from its payload to its record.
///
/// The steps are: refuse the exhausted → decode → prepare → run → record → tell the job.
struct Processor<Context: Sendable>: Sendable {
    let surroundings: Surroundings
    let registry: JobRegistry<Context>
    let makeContext: @Sendable (RunningJob) async throws -> Context

    /// Does all of it; what it answers is what was recorded.
    func process(_ claim: Claim, _ interruption: Interruption) async -> Outcome {
        let stopwatch = surroundings.clock.stopwatch()
        var execution = Execution<Context>(claim, interruption, RunningJob(claim, in: surroundings, stopping: Flag()))
        let outcome = await attempt(&execution)
        guard await Recorder(surroundings: surroundings).record(outcome, of: claim) else { return .lost }
        log(outcome, claim, stopwatch())
        // Only after the record, which one worker alone can make: so the job is told once.
        if case .failed(let error) = outcome { await tell(&execution, of: error) }
        return outcome
    }

    private func attempt(_ execution: inout Execution<Context>) async -> Outcome {
        do {
            try execution.refuseExhausted()
            try execution.decode(with: registry)
            try await execution.prepare(makeContext)
            try await execution.run(in: surroundings)
            return execution.interruption.reason == .leaseLost ? .lost : .completed
        } catch {
            return Outcome.of(
                error, execution.claim.envelope, retry: execution.entry?.retry,
                reason: execution.interruption.reason, random: surroundings.random())
        }
    }

    /// Calls the job's `failed`, if the job can be read and a context be made at all.
    private func tell(_ execution: inout Execution<Context>, of error: any Error) async {
        do {
            if execution.job == nil { try execution.decode(with: registry) }
            if execution.context == nil { try await execution.prepare(makeContext) }
        } catch {
            return surroundings.logger.with(execution.claim.envelope).warning(
                "The failed job could not be told", metadata: ["error": "\(ErrorText.of(error))"])
        }
        guard let job = execution.job, let context = execution.context else { return }
        await job.failed(error, context)
    }

    private func log(_ outcome: Outcome, _ claim: Claim, _ duration: Duration) {
        let logger = surroundings.logger.with(claim.envelope)
        var metadata: Logger.Metadata = ["job.duration": "\(duration)"]
        switch outcome {
        case .completed:
            logger.info("The job is done", metadata: metadata)
        case .retry(let delay, let error):
            metadata["job.delay"] = "\(delay)"
            metadata["error"] = "\(ErrorText.of(error))"
            logger.warning("The attempt failed, the job will run again", metadata: metadata)
        case .failed(let error):
            metadata["error"] = "\(ErrorText.of(error))"
            logger.error("The job failed and is kept aside", metadata: metadata)
        case .interrupted:
            logger.notice("The worker stops, the job was given back", metadata: metadata)
        case .lost:
            break
        }
    }
}
