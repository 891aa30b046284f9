import ArgumentParser
import FerroQueue
import Foundation
import Logging

/// `queue-proof schedule`: five nodes with clocks apart over a change of the clock, one of them stopped now and then.
struct ScheduleCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schedule", abstract: "Proves that each tick of a schedule is taken once, on an empty store.",
        discussion: """
            Time goes faster here. Prints a line `measure<TAB>value` for each number; exits with 1 when a tick was lost \
            or taken twice.
            """)

    @Option(help: "What the column of the table is called.") var title: String?
    @Option(help: "The simulated beginning, in ISO 8601.") var from = "2026-10-24T23:00:00Z"
    @Option(help: "How many simulated hours.") var hours = 4.0
    @Option(help: "How many seconds pass in one.") var speed = 600.0
    @Option(help: "How many nodes.") var nodes = 5
    @Option(help: "How many seconds the first clock is behind, and the last one ahead.") var skew = 30.0
    @Option(help: "How often a node is stopped for some ticks.") var stops = 4
    @Option(help: "How many seconds the ticks that are left may take after the end.") var patience = 60
    @Option(help: "An empty folder for what the nodes say.") var folder: String

    func run() async throws {
        let address = ProcessInfo.processInfo.environment["PROOF_STORE"] ?? ""
        let store = try await ProofStore(url: address, Logger(label: "queue-proof"))
        try await store.prepare()
        let start = try Date(from, strategy: .iso8601)
        let end = start.addingTimeInterval(hours * 3600)
        let names = try ProofSchedule.timetable().names
        for name in names {
            _ = try await store.engine.stores.ticks.take(
                Tick(entry: name, dueAt: start), .begin, by: "controller", now: start)
        }
        let clock = ScaledClock(speed: speed, began: Date(), start: start)
        let crew = try (0..<max(1, nodes)).map { try node($0, clock, address) }
        defer { for node in crew { node.signal(SIGKILL) } }
        try await torment(crew, clock, until: end)
        try await settled(store, names, end)
        for node in crew { node.signal(SIGTERM) }
        var strayed = 0
        for node in crew where try await !node.ended(within: .seconds(20)) { strayed += 1 }
        let findings = try await ScheduleFindings(store, names, after: start, through: end)
        await store.close()
        print("\tthe schedule on \(title ?? "the store")")
        print("nodes, clocks apart by\t\(nodes), \(skew * 2) s")
        print("nodes stopped across ticks\t\(stops)")
        for line in findings.lines { print(line) }
        guard findings.isSound, strayed == 0 else {
            FileHandle.standardError.write(Data("\(findings.complaints), nodes that did not stop: \(strayed)\n".utf8))
            throw ExitCode(1)
        }
    }

    private func node(_ index: Int, _ clock: ScaledClock, _ address: String) throws -> ChildProcess {
        let part = nodes > 1 ? Double(index) / Double(nodes - 1) * 2 - 1 : 0
        return try ChildProcess(
            RunCommand.program,
            [
                "schedule-node", "--name", "node-\(index)", "--began", "\(clock.began.timeIntervalSince1970)",
                "--start", "\(clock.start.timeIntervalSince1970)", "--speed", "\(speed)", "--offset=\(part * skew)",
            ], environment: ["PROOF_STORE": address], output: "\(folder)/node-\(index).log")
    }

    /// Stops one node after the other for 25 simulated minutes, so that ticks pass it by.
    private func torment(_ crew: [ChildProcess], _ clock: ScaledClock, until end: Date) async throws {
        let spacing = end.timeIntervalSince(clock.start) / Double(max(1, stops) + 1)
        for stop in 0..<stops {
            let at = clock.start.addingTimeInterval(spacing * Double(stop + 1))
            try await clock.sleep(for: .seconds(max(0, at.timeIntervalSince(clock.date))))
            // The clocks that are ahead take most ticks: without them the others have to.
            let node = crew[crew.count - 1 - stop % min(2, crew.count)]
            node.signal(SIGSTOP)
            defer { node.signal(SIGCONT) }
            try await clock.sleep(for: .seconds(min(1500, spacing * 0.8)))
        }
        try await clock.sleep(for: .seconds(max(0, end.timeIntervalSince(clock.date)) + 60 + skew))
    }

    /// Waits until the last ticks before the end have been taken.
    private func settled(_ store: ProofStore, _ names: [String], _ end: Date) async throws {
        let wanted = Set(ProofSchedule.expected(after: end.addingTimeInterval(-86_400), through: end))
        let deadline = ContinuousClock.now + .seconds(patience)
        while ContinuousClock.now < deadline {
            let lasts = try await store.engine.stores.ticks.last(of: names)
            let late = wanted.filter { (lasts[$0.entry] ?? .distantPast) < $0.dueAt }
            if late.isEmpty { return }
            try await Task.sleep(for: .milliseconds(50))
        }
    }
}
