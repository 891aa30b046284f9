import ArgumentParser

/// `queue-proof`: does the worst to a queue and its workers, and counts whether it kept its promises.
///
/// `scripts/prove-queue` builds it and gives it servers; docs/queue.md says what is promised.
@main struct QueueProof: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "queue-proof", abstract: "Shows that no job is lost and none is finished twice.",
        subcommands: [RunCommand.self, WorkerCommand.self, ScheduleCommand.self, ScheduleNodeCommand.self])
}
