/// The job of a queued listener for one event; stored as the event's own JSON.
struct ListenerJob<L: QueuedListener>: Job {
    let event: L.Subject

    static var name: String { L.name }
    static var queue: QueueName { L.queue }
    static var retry: Retry { L.retry }
    static var timeout: Duration { L.timeout }
    static var priority: JobPriority { L.priority }
    static var isEncrypted: Bool { L.isEncrypted }
    var tags: [String] { (1...PushLimits.tagBytes).contains(L.Subject.name.utf8.count) ? [L.Subject.name] : [] }

    init(_ event: L.Subject) { self.event = event }

    init(from decoder: any Decoder) throws { event = try L.Subject(from: decoder) }
    func encode(to encoder: any Encoder) throws { try event.encode(to: encoder) }

    func run(_ c: L.Context) async throws { try await L().handle(event, c) }
    func failed(_ error: any Error, _ c: L.Context) async { await L().failed(error, event, c) }
}
