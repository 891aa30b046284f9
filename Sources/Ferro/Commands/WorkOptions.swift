internal import ArgumentParser
internal import FerroQueue

/// What both spellings of the worker take.
struct WorkOptions: ParsableArguments {
    @Option(
        help: """
            The queues to work, the most urgent first, separated by commas; with weights (mail:3,default:1) each comes \
            first as often as its weight says. By default all of the app's jobs.
            """)
    var queues: String?
    @Option(help: "How many jobs run at once, instead of QUEUE_MAX_CONCURRENT.") var concurrency: Int?
    @Flag(help: "Run what is due now, then exit; the schedule is left to other workers.") var stopWhenEmpty = false
    @Flag(help: "Leave the schedule to other workers.") var noSchedule = false
    @Option(help: "Finish and exit after so many jobs, for a supervisor to start afresh.") var maxJobs: Int?
    @Option(help: "Finish and exit when the process takes so many MiB of memory.") var maxMemory: Int?
    @Option(help: "Finish and exit after so many seconds.") var maxTime: Int?
    @Option(help: "A file that says how the worker is; it is replaced with each heartbeat.") var healthFile: String?
    @Option(help: "A port to answer GET /health on, at SERVER_HOST.") var healthPort: Int?

    func validate() throws {
        if let concurrency, !(1...1_000).contains(concurrency) {
            throw ArgumentParser.ValidationError("--concurrency must be from 1 to 1000.")
        }
        if let queues { _ = try Self.list(queues) }
        guard !stopWhenEmpty || (maxJobs == nil && maxMemory == nil && maxTime == nil && healthPort == nil) else {
            throw ArgumentParser.ValidationError("--stop-when-empty ends by itself: leave out --max-… and --health-port.")
        }
        for (name, value) in [("--max-jobs", maxJobs), ("--max-memory", maxMemory), ("--max-time", maxTime)] {
            guard let value, !(1...1_000_000_000).contains(value) else { continue }
            throw ArgumentParser.ValidationError("\(name) must be from 1 to 1000000000.")
        }
        if let healthPort, !(0...65_535).contains(healthPort) {
            throw ArgumentParser.ValidationError("--health-port must be from 0 to 65535.")
        }
    }

    func run<App: Application>(_: App.Type) async throws {
        try await Boot<App>.with(migrating: true) { runtime in
            switch runtime.config.queue.connection {
            case .database, .redis: break
            case .sync, .memory:
                throw ApplicationError(
                    .command,
                    "QUEUE_CONNECTION is \(runtime.config.queue.connection.rawValue), whose jobs run in the process that "
                        + "pushed them: set QUEUE_CONNECTION to database or redis for web and worker to share a queue")
            }
            try await runtime.work(try plan(runtime))
        }
    }

    /// What the process does, as the settings and the command line say.
    func plan(_ runtime: Runtime) throws -> WorkPlan {
        WorkPlan(
            configuration: try configuration(runtime), runsSchedule: !noSchedule, untilEmpty: stopWhenEmpty,
            healthPort: healthPort)
    }

    /// The app's settings, as far as the command line does not say otherwise.
    func configuration(_ runtime: Runtime) throws -> WorkerConfiguration {
        var configuration = runtime.workerConfiguration
        if let queues {
            let list = try Self.list(queues).resolved(runtime.config.queue.resolve)
            configuration.queues = list.queues
            configuration.order = list.order
        }
        if let concurrency { configuration.concurrency = concurrency }
        if let maxJobs { configuration.limits.jobs = maxJobs }
        if let maxMemory { configuration.limits.memory = maxMemory << 20 }
        if let maxTime { configuration.limits.time = .seconds(maxTime) }
        if let healthFile { configuration.healthFile = healthFile }
        return configuration
    }

    private static func list(_ text: String) throws -> QueueList {
        do throws(QueueError) {
            let list = try QueueList(parsing: text)
            if let bad = list.queues.first(where: { !$0.isValid }) {
                throw QueueError(.queueList, "no queue can be called \"\(bad)\"")
            }
            return list
        } catch {
            throw ArgumentParser.ValidationError("--queues: \(error.message).")
        }
    }
}
