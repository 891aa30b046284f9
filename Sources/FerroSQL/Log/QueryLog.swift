import Synchronization

/// What a database was asked, kept for an error page, a development toolbar or a test.
///
/// It holds the first statements in full and only counts the rest, so a runaway loop cannot fill the memory. The values
/// bound to a statement are never part of it.
///
/// ```swift
/// let log = QueryLog()
/// try await showPage(on: db.logging(to: log))
/// #expect(log.summary.statements <= 3)
/// ```
public final class QueryLog: Sendable {
    /// One statement that was run.
    public struct Entry: Sendable, Hashable {
        /// Its text with placeholders, cut after 4096 bytes.
        public var text: String
        /// From the call to the answer, waiting for a connection included.
        public var duration: Duration
        /// How many rows it answered.
        public var rows: Int
        /// Whether it threw.
        public var failed: Bool
    }

    /// Counts over all statements, those without an entry included.
    public struct Summary: Sendable, Hashable {
        /// How many were run.
        public var statements = 0
        /// How many of them threw.
        public var failures = 0
        /// The rows that all of them answered.
        public var rows = 0
        /// Their durations added up.
        public var duration = Duration.zero

        /// Nothing yet.
        public init() {}
    }

    private struct State {
        var entries: [Entry] = []
        var summary = Summary()
    }

    /// How many statements are kept in full.
    public let capacity: Int
    let now: @Sendable () -> Duration
    private let state = Mutex(State())

    /// An empty log.
    ///
    /// - Parameters:
    ///   - capacity: how many statements are kept in full.
    ///   - clock: what durations are measured with.
    public init<C: Clock>(capacity: Int = 200, clock: C = ContinuousClock()) where C.Duration == Duration {
        self.capacity = max(0, capacity)
        let origin = clock.now
        now = { origin.duration(to: clock.now) }
    }

    /// The first statements, in the order in which they ended.
    public var entries: [Entry] { state.withLock { $0.entries } }
    /// Counts over all statements.
    public var summary: Summary { state.withLock { $0.summary } }

    /// Forgets everything.
    public func clear() { state.withLock { $0 = State() } }

    func note(_ statement: SQLStatement, since start: Duration, result: SQLResult?) {
        let duration = now() - start
        let rows = result?.rows.count ?? 0
        state.withLock { state in
            state.summary.statements += 1
            state.summary.failures += result == nil ? 1 : 0
            state.summary.rows += rows
            state.summary.duration += duration
            guard state.entries.count < capacity else { return }
            let text = String(decoding: statement.text.utf8.prefix(4096), as: UTF8.self)
            state.entries.append(Entry(text: text, duration: duration, rows: rows, failed: result == nil))
        }
    }
}
