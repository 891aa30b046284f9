import Logging
import Synchronization

/// Writes down what runs came to, those that end during a write together in the next one, and keeps trying while the
/// store is away.
final class Recorder: Sendable {
    /// Some two minutes in all: the heart beats on meanwhile, so the jobs stay the worker's if they can.
    static let patience = Retry.exponential(attempts: 8, base: .seconds(1), cap: .seconds(30))
    /// How many results are written at once.
    static let limit = 256

    /// What became of a result.
    enum Verdict: Sendable {
        /// It was written.
        case accepted
        /// The job is no longer the worker's.
        case refused
        /// The store was away for too long.
        case givenUp
    }

    typealias Settle = @Sendable (JobResult, Verdict) -> Void

    private struct Inbox: Sendable {
        var results: [JobResult] = []
        var isClosed = false
    }

    private let surroundings: Surroundings
    private let inbox = Mutex(Inbox())
    private let bell = Doorbell()

    init(_ surroundings: Surroundings) { self.surroundings = surroundings }

    /// Takes a result to be written.
    func submit(_ result: JobResult) {
        inbox.withLock { $0.results.append(result) }
        bell.ring()
    }

    /// Tells ``run(_:)`` to return once all is written that was submitted, and to try that only once more.
    func close() {
        inbox.withLock { $0.isClosed = true }
        bell.ring()
    }

    /// Writes until it is closed, and says what became of each result.
    ///
    /// A result that could not be written waits for its own time, so that it keeps no other from being written.
    func run(_ settle: Settle) async {
        var waiting: [JobResult] = []
        var outage = StoreOutage("The results of jobs cannot be stored")
        while true {
            await gather()
            let isClosed = inbox.withLock { inbox in
                waiting += inbox.results
                inbox.results.removeAll(keepingCapacity: true)
                return inbox.isClosed
            }
            let now = surroundings.elapsed()
            let due = waiting.filter { isClosed || $0.dueAt <= now }
            if !due.isEmpty {
                waiting.removeAll { isClosed || $0.dueAt <= now }
                waiting += await write(due, &outage, isLast: isClosed, settle)
                if waiting.isEmpty { outage.succeeded(in: surroundings) }
            } else if let soonest = waiting.map(\.dueAt).min() {
                await bell.wait(atMost: soonest - now, on: surroundings.clock)
            } else if isClosed {
                return
            } else {
                await bell.wait()
            }
        }
    }

    /// Lets runs that are about to end do so, so that their results are written together.
    private func gather() async {
        if inbox.withLock({ !$0.results.isEmpty && !$0.isClosed }) { await Task.yield() }
    }

    /// Answers the results that could not be written and are to be tried again.
    private func write(
        _ results: [JobResult], _ outage: inout StoreOutage, isLast: Bool, _ settle: Settle
    ) async -> [JobResult] {
        var left: [JobResult] = []
        var failuresInARow = 0
        for batch in Self.batches(results) {
            // A store that refused two in a row is away: the rest is put off without a try.
            if failuresInARow < 2 {
                do {
                    try await write(batch, settle)
                    failuresInARow = 0
                    continue
                } catch {
                    failuresInARow += 1
                    outage.failed(error, in: surroundings)
                    left += batch.map { putOff($0, isTried: true) }
                }
            } else {
                left += batch.map { putOff($0, isTried: false) }
            }
        }
        return left.filter { (!isLast && $0.tries < Self.patience.attempts) || giveUp($0, settle) }
    }

    /// What failed twice goes alone, because one result that no store takes would keep the others from being written.
    private static func batches(_ results: [JobResult]) -> [[JobResult]] {
        let together = results.filter { $0.tries < 2 }
        let chunks = stride(from: 0, to: together.count, by: limit).map {
            Array(together[$0..<min($0 + limit, together.count)])
        }
        return chunks + results.filter { $0.tries >= 2 }.map { [$0] }
    }

    private func putOff(_ result: JobResult, isTried: Bool) -> JobResult {
        var result = result
        if isTried { result.tries += 1 }
        let wait = Self.patience.delay(attempt: result.tries, random: surroundings.random())
        result.dueAt = surroundings.elapsed() + wait
        return result
    }

    /// Says that a result was given up; answers false, for a filter of those that are not.
    private func giveUp(_ result: JobResult, _ settle: Settle) -> Bool {
        settle(result, .givenUp)
        return false
    }

    private func write(_ results: [JobResult], _ settle: Settle) async throws {
        for result in results where result.isToBeContinued && result.running.isDirty { try await keep(result.running) }
        let endings = results.compactMap(\.ending)
        let refused = endings.isEmpty ? [] : Set(try await surroundings.engine.finish(endings).map { Hold($0) })
        for result in results { settle(result, refused.contains(Hold(result.claim)) ? .refused : .accepted) }
    }

    /// Writes what a run wanted kept; what no store can take is left out, and a lost claim shows at the ending.
    private func keep(_ running: RunningJob) async throws {
        do {
            try await running.write()
        } catch let error as QueueError {
            guard error.code != .staleClaim else { return }
            guard [.payloadTooLarge, .state, .encoding].contains(error.code) else { throw error }
            surroundings.logger.with(running.envelope).warning(
                "What the job wanted kept was left out", metadata: ["error": "\(ErrorText.of(error))"])
        }
    }
}
