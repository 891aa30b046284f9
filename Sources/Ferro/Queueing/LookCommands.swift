internal import ArgumentParser
internal import FerroHTTP
internal import FerroQueue
internal import Foundation

/// `web queue:failed`.
struct FailedCommand<App: Application>: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "queue:failed", abstract: "List the jobs that no attempt is left for, newest first.",
            discussion: "With an id it shows one job with its attempts and the causes of their errors.")
    }

    @Argument(help: "One job.") var id: Int64?
    @Option(help: "Only those of this queue.") var queue: String?
    @Option(help: "Only those of this name.") var name: String?
    @Option(help: "How many at most.") var limit = 50
    @Option(help: "Only ids below this one: the next page.") var before: Int64?
    @Flag(help: "Print JSON.") var json = false

    func run() async throws {
        if let id { return try await show(App.self, id, json: json) }
        try await list(
            App.self, .failed, queue: queue, name: name, limit: limit, before: before, json: json)
    }
}

/// `web queue:peek`.
struct PeekCommand<App: Application>: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "queue:peek", abstract: "List the jobs that wait or run; or show one.",
            discussion: "Payloads are not shown unless --payload is given: they may hold what nobody should read.")
    }

    @Argument(help: "One job.") var id: Int64?
    @Option(help: "Where they stand: pending, delayed, running, failed, done, cancelled.") var state = "pending"
    @Option(help: "Only those of this queue.") var queue: String?
    @Option(help: "Only those of this name.") var name: String?
    @Option(help: "How many at most.") var limit = 50
    @Flag(help: "Show a job's payload, too.") var payload = false
    @Flag(help: "Print JSON.") var json = false

    func validate() throws {
        guard JobInfo.State(rawValue: state) != nil else {
            throw ArgumentParser.ValidationError(
                "--state must be pending, delayed, running, failed, done or cancelled.")
        }
    }

    func run() async throws {
        if let id { return try await show(App.self, id, json: json, payload: payload) }
        try await list(
            App.self, JobInfo.State(rawValue: state) ?? .pending, queue: queue, name: name, limit: limit, before: nil,
            json: json)
    }
}

/// `web queue:stats`.
struct StatsCommand<App: Application>: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(commandName: "queue:stats", abstract: "Show how many jobs each queue holds, and who works.")
    }

    @Flag(help: "Print JSON.") var json = false

    func run() async throws {
        let text = try await Boot<App>.with { runtime in
            _ = try runtime.sharedQueueStores()
            let stats = try await runtime.queue.stats()
            return json ? try JobTable.json(stats) : JobTable.stats(stats)
        }
        print(text, terminator: "")
    }
}

private func list<App: Application>(
    _: App.Type, _ state: JobInfo.State, queue: String?, name: String?, limit: Int, before: Int64?, json: Bool
) async throws {
    let records = try await Boot<App>.with { runtime in
        let filter = JobFilter(
            state: state, queue: queue.map { runtime.config.queue.resolve(QueueName($0)) }, name: name,
            before: before.map { JobID($0) })
        return try await runtime.sharedQueueStores().administration
            .list(filter, limit: min(max(1, limit), 10_000), now: Date())
    }
    print(json ? try JobTable.json(records.map { JobDetail($0) }) : JobTable.list(records), terminator: "")
}

private func show<App: Application>(_: App.Type, _ id: Int64, json: Bool, payload: Bool = false) async throws {
    let record = try await Boot<App>.with { runtime in
        try await runtime.sharedQueueStores().administration.find(JobID(id), now: Date())
    }
    guard let record else { throw ApplicationError(.missing, "there is no job \(id)") }
    let detail = JobDetail(record, payload: payload)
    print(json ? try JobTable.json(detail) : detail.text, terminator: "")
}
