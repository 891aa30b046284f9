import ArgumentParser
import FerroQueue
import Foundation
import Logging
import ServiceLifecycle
import UnixSignals

/// `queue-proof schedule-node`: one node that runs the schedule, as the controller starts it.
struct ScheduleNodeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schedule-node", abstract: "Runs one node of the schedule; PROOF_STORE names the store.")

    @Option(help: "What it is called in the store.") var name: String
    @Option(help: "The real beginning, in seconds since 1970.") var began: Double
    @Option(help: "What the clock showed then, in seconds since 1970.") var start: Double
    @Option(help: "How many seconds pass in one.") var speed: Double
    @Option(help: "How far its clock is ahead of the others', in seconds.") var offset = 0.0

    func run() async throws {
        let logger = Logger(label: name)
        let store = try await ProofStore(url: ProcessInfo.processInfo.environment["PROOF_STORE"] ?? "", logger)
        let clock = ScaledClock(
            speed: speed, began: Date(timeIntervalSince1970: began), start: Date(timeIntervalSince1970: start))
        let offset = offset
        let scheduler = Scheduler(
            try ProofSchedule.timetable(), queue: Queue(store.engine),
            configuration: SchedulerConfiguration(node: name, history: .seconds(1000 * 86_400)), logger: logger,
            clock: clock, now: { clock.date.addingTimeInterval(offset) })
        try await ServiceGroup(services: [scheduler], gracefulShutdownSignals: [.sigterm], logger: logger).run()
        await store.close()
    }
}
