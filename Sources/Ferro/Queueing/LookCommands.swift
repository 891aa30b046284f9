internal import ArgumentParser
internal import FerroQueue

/// How many jobs a command lists, and in which form.
struct ListOptions: ParsableArguments {
    @Option(help: "Only those of this queue.") var queue: String?
    @Option(help: "Only those of this name.") var name: String?
    @Option(help: "How many at most.") var limit = 50
    @Flag(help: "Print JSON.") var json = false

    var form: QueueDesk.Form { json ? .json : .text }

    func validate() throws {
        guard (1...10_000).contains(limit) else {
            throw ArgumentParser.ValidationError("--limit must be from 1 to 10000.")
        }
    }
}

/// `web queue:failed`.
struct FailedCommand<App: Application>: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "queue:failed", abstract: "List the jobs that no attempt is left for, newest first.",
            discussion: "With an id it shows one job with its attempts and the causes of their errors.")
    }

    @Argument(help: "One job.") var id: Int64?
    @OptionGroup var options: ListOptions
    @Option(help: "Only ids below this one: the next page.") var before: Int64?

    func run() async throws {
        let text = try await Boot<App>.withQueue { runtime in
            let desk = try QueueDesk(runtime)
            if let id { return try await desk.show(id, as: options.form) }
            let filter = JobFilter(
                state: .failed, queue: try desk.queue(options.queue), name: options.name,
                before: before.map { JobID($0) })
            return try await desk.list(filter, limit: options.limit, as: options.form)
        }
        print(text, terminator: "")
    }
}

/// `web queue:peek`.
struct PeekCommand<App: Application>: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "queue:peek",
            abstract: "List the jobs of a state, those that are due by default; or show one.",
            discussion: "Payloads are not shown unless --payload is given: they may hold what nobody should read.")
    }

    @Argument(help: "One job.") var id: Int64?
    @Option(help: "Where they stand: pending, delayed, running, failed, done, cancelled.") var state = "pending"
    @OptionGroup var options: ListOptions
    @Flag(help: "Show payloads, too: of one job, or with --json.") var payload = false

    func validate() throws {
        guard JobInfo.State(rawValue: state) != nil else {
            throw ArgumentParser.ValidationError(
                "--state must be pending, delayed, running, failed, done or cancelled.")
        }
        guard !payload || id != nil || options.json else {
            throw ArgumentParser.ValidationError("--payload needs a job's id, or --json.")
        }
    }

    func run() async throws {
        let text = try await Boot<App>.withQueue { runtime in
            let desk = try QueueDesk(runtime)
            if let id { return try await desk.show(id, as: options.form, payload: payload) }
            let filter = JobFilter(
                state: JobInfo.State(rawValue: state), queue: try desk.queue(options.queue), name: options.name)
            return try await desk.list(filter, limit: options.limit, as: options.form, payload: payload)
        }
        print(text, terminator: "")
    }
}

/// `web queue:stats`.
struct StatsCommand<App: Application>: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "queue:stats", abstract: "Show how many jobs each queue holds, and who works.",
            discussion: "With --json it is the whole report of the last hour, as at /_ferro/queue/report.")
    }

    @Flag(help: "Print JSON.") var json = false

    func run() async throws {
        let text = try await Boot<App>.withQueue { try await QueueDesk($0).overview(as: json ? .json : .text) }
        print(text, terminator: "")
    }
}
