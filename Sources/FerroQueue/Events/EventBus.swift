/// Who listens to what in an app, checked when it starts.
///
/// ```swift
/// let bus = try EventBus(app.listeners)
/// let registry = try JobRegistry(app.jobs + bus.jobs)
/// ```
public struct EventBus<Context: Sendable, JobContext: Sendable>: Sendable {
    typealias Direct = @Sendable (any Event, Context) async throws -> Void
    typealias Queued = EventListener<Context, JobContext>.QueuedEntry

    /// The listeners of one event, each kind in the order in which they run.
    struct Round: Sendable {
        var direct: [Direct] = []
        var queued: [Queued] = []
    }

    private var rounds: [ObjectIdentifier: Round] = [:]
    /// The types that the queued listeners' jobs are stored as, for the ``JobRegistry``.
    public private(set) var jobs: [any Job<JobContext>.Type] = []
    var tap: (@Sendable (any Event) -> Void)?
    private var isSilent = false

    /// A bus of listeners; throws `.duplicateName` when two queued ones have one name, or one is listed twice.
    public init(_ listeners: [EventListener<Context, JobContext>]) throws(QueueError) {
        var owners: [String: String] = [:]
        // By position as well, because the sort promises no order of equals.
        let sorted = listeners.enumerated().sorted { left, right in
            (right.element.priority, left.offset) < (left.element.priority, right.offset)
        }
        for (_, listener) in sorted {
            switch listener.kind {
            case .direct(let body): rounds[listener.subject, default: Round()].direct.append(body)
            case .queued(let entry):
                if let owner = owners[entry.name] { throw Self.duplicate(entry, owner) }
                owners[entry.name] = entry.owner
                jobs.append(entry.job)
                rounds[listener.subject, default: Round()].queued.append(entry)
            }
        }
    }

    /// Whether anybody listens to an event.
    public func hasListeners<E: Event>(to event: E.Type) -> Bool { rounds[ObjectIdentifier(event)] != nil }

    func round(of event: any Event) -> Round? { isSilent ? nil : rounds[ObjectIdentifier(type(of: event))] }

    /// The same bus, telling a closure of each event when its listeners run, and perhaps leaving them out.
    package func tapped(
        runsListeners: Bool, _ tap: @escaping @Sendable (any Event) -> Void
    ) -> EventBus {
        var bus = self
        bus.tap = tap
        bus.isSilent = !runsListeners
        return bus
    }

    private static func duplicate(_ entry: Queued, _ owner: String) -> QueueError {
        QueueError(
            .duplicateName,
            "the queued listeners \(owner) and \(entry.owner) are both called \"\(entry.name)\": give one of them "
                + "another `static let name`, or list it once")
    }
}
