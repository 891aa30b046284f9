internal import ArgumentParser
package import FerroQueue
internal import Logging

/// What both spellings of the worker take.
struct WorkOptions: ParsableArguments {
    @Option(help: "The queues to work, the most urgent first, separated by commas.") var queues: String?
    @Option(help: "How many jobs run at once, instead of QUEUE_MAX_CONCURRENT.") var concurrency: Int?
    @Flag(help: "Run what is due now, then exit.") var stopWhenEmpty = false

    func validate() throws {
        if let concurrency, !(1...1_000).contains(concurrency) {
            throw ArgumentParser.ValidationError("--concurrency must be from 1 to 1000.")
        }
    }

    func run<App: Application>(_: App.Type) async throws {
        try await Boot<App>.with(migrating: true) { runtime in
            guard runtime.config.queue.connection == .database else {
                throw ApplicationError(
                    .command,
                    "QUEUE_CONNECTION is \(runtime.config.queue.connection.rawValue), whose jobs run in the process that "
                        + "pushed them: set QUEUE_CONNECTION=database for web and worker to share a queue")
            }
            var configuration = runtime.config.worker
            if let queues { configuration.queues = Self.names(queues) }
            if let concurrency { configuration.concurrency = concurrency }
            try await runtime.work(configuration, untilEmpty: stopWhenEmpty)
        }
    }

    static func names(_ list: String) -> [QueueName] {
        list.split(separator: ",").map { QueueName(String($0.filter { !$0.isWhitespace })) }
    }
}

extension Runtime {
    package func worker(_ configuration: WorkerConfiguration) -> FerroQueue.Worker<JobContext> {
        FerroQueue.Worker(engine: engine, registry: registry, configuration: configuration, logger: logger) { job in
            JobContext(runtime: self, job: job)
        }
    }

    /// Works the queue until the process is told to stop, or until nothing is due.
    func work(_ configuration: WorkerConfiguration, untilEmpty: Bool) async throws {
        let worker = worker(configuration)
        if untilEmpty {
            let count = try await worker.drain()
            logger.info("ran \(count) jobs; nothing more is due")
            return
        }
        try await run([worker])
    }
}

/// The program `worker`.
struct WorkCommand<App: Application>: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "worker",
            abstract: "Run the jobs that the app pushes.",
            discussion: """
                It claims jobs from the database, runs them and records the outcome; a job whose worker dies runs again \
                after its lease. SIGTERM or Ctrl-C stops it: nothing more is claimed, running jobs finish within the \
                deadline, what is left is released at once.
                """)
    }

    @OptionGroup var options: WorkOptions
    func run() async throws { try await options.run(App.self) }
}

/// `web queue:work`.
struct QueueWorkCommand<App: Application>: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(commandName: "queue:work", abstract: "Run the jobs that the app pushes, as `worker` does.")
    }

    @OptionGroup var options: WorkOptions
    func run() async throws { try await options.run(App.self) }
}
