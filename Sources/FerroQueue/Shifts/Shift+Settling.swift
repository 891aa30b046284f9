import Logging

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension Shift {
    /// Does what follows once it is known what became of a result.
    func settle(_ result: JobResult, _ verdict: Recorder.Verdict) {
        var outcome = result.outcome
        if verdict != .accepted { outcome = .lost }
        equipment.tally.ended(outcome, after: result.running.reason)
        log(result, verdict)
        var notes: TickNotes?
        if verdict == .accepted {
            meter(result)
            if result.end != nil, result.claim.envelope.headers.tick != nil { notes = equipment.notes }
        }
        // Only after the record, which one worker alone can make: so the job is told once.
        let isTold = verdict == .accepted && (result.tell != nil || notes != nil)
        launcher.settled(result.claim, isTold: isTold)
        if isTold { tell(result, notes) }
        if hungry.isRaised { bell.ring() }
    }

    /// Tells the job that it failed, and the schedule that its job has ended, each within a time of its own.
    private func tell(_ result: JobResult, _ notes: TickNotes?) {
        Task {
            if let body = result.tell { await callFailed(body, of: result.claim.envelope) }
            if let notes, let end = result.end {
                await notes.ended(result.claim.envelope, isDone: end.isDone, message: end.message, at: result.at)
            }
            launcher.told()
            bell.ring()
        }
    }

    /// Calls a job's `failed` within its time.
    private func callFailed(_ body: @escaping @Sendable () async -> Void, of job: JobEnvelope) async {
        let limit = configuration.failedTimeout
        let answer: Void? = try? await limited(to: limit, on: surroundings.clock) { await body() }
        guard answer == nil else { return }
        surroundings.logger.with(job).error(
            "The job's `failed` took longer than it may and was cancelled", metadata: ["limit": "\(limit)"])
    }

    private func meter(_ result: JobResult) {
        let outcome: JobMeter.Outcome
        switch result.outcome {
        case .completed, .dropped: outcome = .done
        case .retry: outcome = .retried
        case .failed: outcome = .failed
        case .waiting, .interrupted, .cancelled, .lost: return
        }
        let job = result.claim.envelope
        let waited = Duration.seconds(result.at.timeIntervalSince(job.availableAt)) - result.took
        equipment.meter.note(outcome, of: job, at: result.at, waited: max(.zero, waited), took: result.took)
    }

    private func log(_ result: JobResult, _ verdict: Recorder.Verdict) {
        let line = Line(result, verdict)
        // A logger with the job's fields costs more than an empty job, so it is made only for a line that is written.
        guard let line, surroundings.logger.logLevel <= line.level else { return }
        var metadata = line.metadata
        metadata["job.duration"] = "\(result.took)"
        surroundings.logger.with(result.claim.envelope).log(
            level: line.level, "\(line.text)", metadata: metadata)
    }

    /// What the log says of a result.
    private struct Line {
        let level: Logger.Level
        let text: String
        var metadata: Logger.Metadata = [:]

        init?(_ result: JobResult, _ verdict: Recorder.Verdict) {
            switch (verdict, result.outcome) {
            case (.refused, _):
                self.init(.warning, "The result was refused", ["error": "\(result.claim.stale.message)"])
            case (.givenUp, _):
                self.init(.error, "The result could not be stored, the job runs again after its lease")
            case (.accepted, .completed): self.init(.info, "The job is done")
            case (.accepted, .dropped(let why)): self.init(.info, "The job was dropped", ["reason": "\(why)"])
            case (.accepted, .waiting(let wait, let why)):
                self.init(
                    .info, "The job waits, and the attempt does not count",
                    ["job.delay": "\(wait)", "reason": "\(why)"])
            case (.accepted, .retry(let wait, let error)):
                self.init(
                    .warning, "The attempt failed, the job will run again",
                    ["job.delay": "\(wait)", "error": "\(ErrorText.of(error))"])
            case (.accepted, .failed(let error)):
                self.init(.error, "The job failed and is kept aside", ["error": "\(ErrorText.of(error))"])
            case (.accepted, .interrupted): self.init(.notice, "The worker stops, the job was given back")
            case (.accepted, .cancelled): self.init(.notice, "The job was cancelled while it ran")
            case (.accepted, .lost): return nil
            }
        }

        private init(_ level: Logger.Level, _ text: String, _ metadata: Logger.Metadata = [:]) {
            self.level = level
            self.text = text
            self.metadata = metadata
        }
    }
}
