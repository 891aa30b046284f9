internal import ArgumentParser
internal import FerroQueue

/// What both spellings of the worker take.
struct WorkOptions: ParsableArguments {
    @Option(help: "The queues to work, the most urgent first, separated by commas; by default all of the app's jobs.")
    var queues: String?
    @Option(help: "How many jobs run at once, instead of QUEUE_MAX_CONCURRENT.") var concurrency: Int?
    @Flag(help: "Run what is due now, then exit.") var stopWhenEmpty = false

    func validate() throws {
        if let concurrency, !(1...1_000).contains(concurrency) {
            throw ArgumentParser.ValidationError("--concurrency must be from 1 to 1000.")
        }
        if let queues, Self.names(queues).isEmpty {
            throw ArgumentParser.ValidationError(
                "--queues names no queue: write names separated by commas, such as mail,default.")
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
            try await runtime.work(configuration(runtime), untilEmpty: stopWhenEmpty)
        }
    }

    /// The app's settings, as far as the command line does not say otherwise.
    func configuration(_ runtime: Runtime) -> WorkerConfiguration {
        var configuration = runtime.workerConfiguration
        if let queues { configuration.queues = Self.names(queues).map(runtime.config.queue.resolve) }
        if let concurrency { configuration.concurrency = concurrency }
        return configuration
    }

    /// The queues of a list with commas; empty places are left out.
    static func names(_ list: String) -> [QueueName] {
        list.split(separator: ",").map { $0.filter { !$0.isWhitespace } }.filter { !$0.isEmpty }.map { QueueName($0) }
    }
}
