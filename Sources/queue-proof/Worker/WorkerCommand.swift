import ArgumentParser
import FerroQueue
import FerroSupport
import Foundation
import Logging
import ServiceLifecycle
import UnixSignals

/// `queue-proof worker`: one worker, as the controller starts it.
struct WorkerCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "worker", abstract: "Runs one worker of the proof; PROOF_STORE names the store.")

    @Option(help: "What it is called, in the store and in its ledger.") var name: String
    @Option(help: "The file that its ledger is added to.") var ledger: String
    @Option(help: "The lease in milliseconds.") var lease = 2000
    @Option(help: "How many jobs it runs at once.") var concurrency = 8
    @Option(name: .customLong("break"), help: .hidden) var breakage: Breakage?

    func run() async throws {
        let ledger = try Ledger(path: ledger)
        Pulse.start(ledger)
        let logger = Logger(label: name)
        let store = try await ProofStore(url: ProcessInfo.processInfo.environment["PROOF_STORE"] ?? "", logger)
        let engine: any QueueEngine = breakage.map { BrokenEngine(engine: store.engine, breakage: $0) } ?? store.engine
        let lease = Duration.milliseconds(lease)
        let worker = Worker(
            engine: Witness(engine: engine, ledger: ledger, patience: lease / 3),
            registry: try JobRegistry<ProofContext>([Work.self, Receipt.self]),
            configuration: configuration(lease), logger: logger
        ) { job in
            ProofContext(ledger: ledger, rows: store.rows, id: job.id.rawValue, attempt: job.attempt)
        }
        try await ServiceGroup(services: [worker], gracefulShutdownSignals: [.sigterm], logger: logger).run()
        await store.close()
    }

    private func configuration(_ lease: Duration) -> WorkerConfiguration {
        var configuration = WorkerConfiguration(
            concurrency: concurrency, pollInterval: .milliseconds(250), lease: lease, shutdownDeadline: .seconds(8),
            workerID: name)
        // These jobs are innocent of their workers' deaths.
        configuration.quarantineAfter = 10_000
        return configuration
    }
}
