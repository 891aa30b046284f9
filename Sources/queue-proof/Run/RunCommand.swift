import ArgumentParser
import Foundation
import Logging

/// `queue-proof run`: the whole proof on one store.
struct RunCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run", abstract: "Proves the guarantee on the empty store that PROOF_STORE names.",
        discussion: """
            Prints a line `measure<TAB>value` for each number. Exits with 1, and says which jobs, when a promise was \
            broken. The same seed makes the same jobs and the same torments; when they hit is up to the machine.
            """)

    @Option(help: "What the column of the table is called.") var title: String?
    @Option(help: "How many jobs.") var jobs = 1000
    @Option(help: "How often a worker is ended with kill -9.") var kills = 50
    @Option(help: "How often a worker is stopped for longer than its lease.") var pauses = 10
    @Option(help: "A program that ends the store on the spot and starts it again.") var outage: String?
    @Option(help: "How often it is called.") var outages = 1
    @Option(help: "How many worker processes.") var workers = 2
    @Option(help: "How many jobs each runs at once.") var concurrency = 16
    @Option(help: "The lease in milliseconds.") var lease = 2000
    @Option(help: "How many seconds the jobs that are left may take after the last torment.") var patience = 60
    @Option(help: "The seed; a random one without.") var seed: UInt64 = .random(in: 0 ... .max)
    @Option(help: "An empty folder for the ledgers.") var folder: String
    @Option(name: .customLong("break"), help: .hidden) var breakage: Breakage?

    func run() async throws {
        let logger = Logger(label: "queue-proof")
        let address = ProcessInfo.processInfo.environment["PROOF_STORE"] ?? ""
        let store = try await ProofStore(url: address, logger)
        try await store.prepare()
        let lease = Duration.milliseconds(lease)
        let plan = Plan(
            seed: seed, jobs: jobs, kills: kills, pauses: pauses, outages: outage == nil ? 0 : outages, lease: lease)
        let setting = Setting(
            program: Self.program, store: address, folder: folder, lease: lease, concurrency: concurrency,
            breakage: breakage)
        let controller = Controller(
            setting: setting, plan: plan, seed: seed, workers: workers, outageProgram: outage,
            patience: .seconds(patience))
        let started = ContinuousClock.now
        let evidence = try await controller.run(store)
        await store.close()
        let findings = Findings(evidence)
        let report = Report(
            evidence: evidence, findings: findings, seed: seed, took: .now - started, title: title ?? "store")
        for (measure, value) in report.lines { print("\(measure)\t\(value)") }
        guard !findings.complaints.isEmpty else { return }
        for complaint in findings.complaints.prefix(100) { printError(complaint) }
        printError(
            "\(findings.complaints.count) promises were broken; the ledgers are in \(folder), the seed is \(seed)")
        throw ExitCode(1)
    }

    static var program: String {
        #if os(Linux)
            "/proc/\(getpid())/exe"
        #else
            CommandLine.arguments.first ?? "queue-proof"
        #endif
    }

    private func printError(_ text: String) { FileHandle.standardError.write(Data("\(text)\n".utf8)) }
}
