/// The job types an app knows, found by name.
public struct JobRegistry<Context: Sendable>: Sendable {
    /// What a worker needs to know about a job type.
    struct Entry: Sendable {
        let retry: Retry
        let timeout: Duration
        let decode: @Sendable ([UInt8]) throws(QueueError) -> any Job<Context>

        /// The job of an envelope, opened first where it is sealed; throws `.payload` and `.sealing`.
        func job(in envelope: JobEnvelope, sealer: (any PayloadSealer)?) throws(QueueError) -> any Job<Context> {
            try decode(JobCoder.open(envelope, with: sealer))
        }
    }

    private let entries: [String: Entry]

    /// A registry of job types; throws `.duplicateName` when two of them have one name.
    public init(_ types: [any Job<Context>.Type]) throws(QueueError) {
        var entries: [String: Entry] = [:]
        var owners: [String: String] = [:]
        for type in types {
            let name = type.name
            if let owner = owners[name] {
                throw QueueError(
                    .duplicateName,
                    "the job types \(owner) and \(type) are both called \"\(name)\": give one of them another "
                        + "`static let name`, or list it once")
            }
            owners[name] = "\(type)"
            entries[name] = Self.entry(of: type)
        }
        self.entries = entries
    }

    /// The names it knows, sorted.
    public var names: [String] { entries.keys.sorted() }

    /// The type registered under a name; throws `.unknownJob`, saying which names there are.
    func entry(named name: String) throws(QueueError) -> Entry {
        if let entry = entries[name] { return entry }
        let known = names.isEmpty ? "none are" : names.joined(separator: ", ")
        throw QueueError(
            .unknownJob,
            "no registered job is called \"\(name)\" (known: \(known)): add its type to the app's jobs, or set "
                + "`static let name` of the type that was renamed, then retry it")
    }

    private static func entry<J: Job>(of type: J.Type) -> Entry where J.Context == Context {
        Entry(retry: J.retry, timeout: J.timeout) { payload throws(QueueError) in
            try JobCoder.decode(type, from: payload)
        }
    }
}
