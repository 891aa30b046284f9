internal import ArgumentParser
internal import FerroQueue

/// Which jobs a command means: ids, or all of a queue or a type.
struct JobChoice: ParsableArguments {
    @Argument(help: "The jobs' ids.") var ids: [Int64] = []
    @Flag(help: "All of them.") var all = false
    @Option(help: "Only those of this queue.") var queue: String?
    @Option(help: "Only those of this name.") var name: String?

    func validate() throws {
        let isFiltered = all || queue != nil || name != nil
        guard ids.isEmpty == isFiltered else {
            throw ArgumentParser.ValidationError(
                "Say which jobs: their ids, or --all, --queue NAME or --name NAME, but not both.")
        }
    }

    /// The choice among the jobs of a state; ids are taken as they are.
    func selection(in state: JobInfo.State?, queue: QueueName?) -> JobSelection {
        guard ids.isEmpty else { return .ids(ids.map { JobID($0) }) }
        return .matching(JobFilter(state: state, queue: queue, name: name))
    }
}
