public import FerroQueue
import Synchronization
public import Testing

/// Notes the events that are dispatched in a test, with or without running their listeners.
///
/// ```swift
/// let events = RecordedEvents()
/// let bus = events.watching(bus, runsListeners: false)
/// …
/// events.expect(PostPublished.self, times: 1) { $0.postID == post.id }
/// ```
///
/// An event is noted when its listeners run, or would: inside a transaction after the commit, unless it was dispatched
/// with `.now`. Without listeners no jobs are stored for the queued ones either.
public final class RecordedEvents: Sendable {
    private let events = Mutex<[any Event]>([])

    /// Nothing noted yet.
    public init() {}

    /// The same bus, noting its events here.
    public func watching<Context, JobContext>(
        _ bus: EventBus<Context, JobContext>, runsListeners: Bool = false
    ) -> EventBus<Context, JobContext> {
        bus.tapped(runsListeners: runsListeners) { [self] event in events.withLock { $0.append(event) } }
    }

    /// Every event, the first one first.
    public var all: [any Event] { events.withLock { $0 } }

    /// The events of a type, the first one first.
    public func of<E: Event>(_ type: E.Type) -> [E] { all.compactMap { $0 as? E } }

    /// Forgets what was noted.
    public func removeAll() { events.withLock { $0 = [] } }

    /// Expects that events of a type were dispatched: at least one, or an exact number of them.
    public func expect<E: Event>(
        _ type: E.Type, times: Int? = nil, sourceLocation: Testing.SourceLocation = #_sourceLocation,
        where condition: (E) -> Bool = { _ in true }
    ) {
        let count = of(type).filter(condition).count
        let isRight = times.map { $0 == count } ?? (count > 0)
        if isRight { return }
        let wanted = times.map { "\($0) times" } ?? "at least once"
        Issue.record(
            "\(E.self) was to be dispatched \(wanted), and was \(count) times; there were \(summary)",
            sourceLocation: sourceLocation)
    }

    /// Expects that no event of a type was dispatched.
    public func expectNone<E: Event>(
        of type: E.Type, sourceLocation: Testing.SourceLocation = #_sourceLocation
    ) {
        expect(type, times: 0, sourceLocation: sourceLocation)
    }

    /// Expects that nothing was dispatched.
    public func expectNothing(sourceLocation: Testing.SourceLocation = #_sourceLocation) {
        if !all.isEmpty {
            Issue.record("nothing was to be dispatched; there were \(summary)", sourceLocation: sourceLocation)
        }
    }

    private var summary: String { all.isEmpty ? "none" : all.map { "\(type(of: $0))" }.joined(separator: ", ") }
}
