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
    private let hurry = Doorbell()

    init(_ surroundings: Surroundings) { self.surroundings = surroundings }

    /// Takes a result to be written.
    func submit(_ result: JobResult) {
        inbox.withLock { $0.results.append(result) }
        bell.ring()
    }

    /// Tells ``run()`` to return once all is written that was submitted, and to try that only once more.
    func close() {
        inbox.withLock { $0.isClosed = true }
        bell.ring()
        hurry.ring()
    }

    /// Writes until it is closed, and says what became of each result.
    func run(_ settle: Settle) async {
        var pending: [JobResult] = []
        var outage = StoreOutage("The results of jobs cannot be stored")
        while true {
            let isClosed = inbox.withLock { inbox in
                let room = max(0, Self.limit - pending.count)
                pending += inbox.results.prefix(room)
                inbox.results.removeFirst(min(room, inbox.results.count))
                return inbox.isClosed
            }
            if pending.isEmpty {
                if isClosed { return }
                await bell.wait()
                continue
            }
            pending = await write(pending, &outage, settle)
            guard !pending.isEmpty else { continue }
            pending = giveUp(pending, isClosed: isClosed, settle)
            guard !pending.isEmpty, !isClosed else { continue }
            let wait = Self.patience.delay(attempt: outage.failures, random: surroundings.random())
            await hurry.wait(atMost: wait, on: surroundings.clock)
        }
    }

    /// Answers the results that could not be written, each with one try more.
    private func write(_ results: [JobResult], _ outage: inout StoreOutage, _ settle: Settle) async -> [JobResult] {
        // One result that no store takes must not keep the others from being written: after two failures each goes alone.
        let isAlone = outage.failures >= 2
        var left: [JobResult] = []
        var inARow = 0
        for batch in isAlone ? results.map({ [$0] }) : [results] {
            guard inARow < 2 else {
                left = batch + left
                continue
            }
            do {
                try await write(batch, settle)
                inARow = 0
                outage.succeeded(in: surroundings)
            } catch {
                inARow += 1
                outage.failed(error, in: surroundings)
                left += batch.map { result in
                    var result = result
                    result.tries += 1
                    return result
                }
            }
        }
        return left
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

    private func giveUp(_ results: [JobResult], isClosed: Bool, _ settle: Settle) -> [JobResult] {
        results.filter { result in
            guard isClosed || result.tries >= Self.patience.attempts else { return true }
            settle(result, .givenUp)
            return false
        }
    }
}
