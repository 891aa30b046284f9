import Logging

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Takes one claimed job from its payload to what its run came to.
///
/// The steps are: refuse → find → decode → prepare → run.
struct Processor<Context: Sendable>: Sendable {
    let surroundings: Surroundings
    let registry: JobRegistry<Context>
    let sealer: (any PayloadSealer)?
    /// After how many crashes a job is kept aside.
    let quarantineAfter: Int
    let makeContext: @Sendable (RunningJob) async throws -> Context

    /// Does all of it; the result is still to be recorded.
    func process(_ running: RunningJob, _ claim: Claim) async -> JobResult {
        let start = surroundings.elapsed()
        var execution = Execution<Context>(running)
        let error = await attempt(&execution)
        let reason = running.end()
        let now = surroundings.now()
        let outcome = outcome(of: error, after: reason, execution, at: now)
        var result = JobResult(
            running: running, claim: claim, outcome: outcome, at: now, took: surroundings.elapsed() - start)
        if case .failed(let error) = outcome { result.tell = { [execution] in await tell(execution, of: error) } }
        return result
    }

    private func outcome(
        of error: (any Error)?, after reason: RunControl.Reason?, _ execution: Execution<Context>, at now: Date
    ) -> Outcome {
        // Most runs end so, and the rules hold a copy of the job.
        if error == nil, reason == nil { return .completed }
        let rules = Outcome.Rules(
            job: execution.running.envelope, retry: execution.entry?.retry,
            timeout: execution.entry?.timeout ?? .zero, now: now, random: surroundings.random)
        return Outcome.of(error, after: reason, rules)
    }

    private func attempt(_ execution: inout Execution<Context>) async -> (any Error)? {
        do {
            try execution.refuse(after: quarantineAfter)
            try execution.find(in: registry)
            try execution.decode(with: sealer)
            try await execution.prepare(makeContext)
            try await execution.run()
            return nil
        } catch {
            return error
        }
    }

    /// Calls the job's `failed`, if the job can be read and a context be made at all.
    private func tell(_ execution: Execution<Context>, of error: any Error) async {
        var execution = execution
        do {
            if execution.entry == nil { try execution.find(in: registry) }
            if execution.job == nil { try execution.decode(with: sealer) }
            if execution.context == nil { try await execution.prepare(makeContext) }
        } catch {
            return surroundings.logger.with(execution.running.envelope).warning(
                "The failed job could not be told", metadata: ["error": "\(ErrorText.of(error))"])
        }
        guard let job = execution.job, let context = execution.context else { return }
        await job.failed(error, context)
    }
}
