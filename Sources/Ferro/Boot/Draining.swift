internal import FerroQueue
internal import Logging
internal import ServiceLifecycle

/// Runs the jobs that are due, then ends; a signal lets it end earlier, as it does with a worker that goes on.
struct Draining: Service {
    let worker: FerroQueue.Worker<JobContext>
    let outbox: OutboxEngine?
    let logger: Logger

    func run() async throws {
        // Pushes that a process could not pass on before it died are due as well.
        if let outbox { while try await outbox.relay(now: .now) > 0 {} }
        let count = try await worker.drain()
        let why =
            worker.end != nil ? "told to stop" : worker.health?.isQuiet == true ? "quieted" : "nothing more is due"
        logger.info("\(count == 1 ? "1 job" : "\(count) jobs") ran; \(why)")
    }
}
