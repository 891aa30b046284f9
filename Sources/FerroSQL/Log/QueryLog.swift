public import FerroSupport
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
        /// The line that it is put down to, where one was named.
        public var callSite: SourceLocation?
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
        var repetitions: RepetitionCounter?
    }

    /// How many statements are kept in full.
    public let capacity: Int
    private let limit: Int
    private let onRepetition: (@Sendable (QueryRepetition) -> Void)?
    let now: @Sendable () -> Duration
    private let state = Mutex(State())

    /// An empty log.
    ///
    /// - Parameters:
    ///   - capacity: how many statements are kept in full.
    ///   - repetitions: how often the same statement may run before `onRepetition` is told of it.
    ///   - clock: what durations are measured with.
    ///   - onRepetition: is told once of each statement that is repeated; nil to look for none. Statements of one
    ///     `executeAll` do not repeat each other.
    public init<C: Clock>(
        capacity: Int = 200, repetitions: Int = 5, clock: C = ContinuousClock(),
        onRepetition: (@Sendable (QueryRepetition) -> Void)? = nil
    ) where C.Duration == Duration {
        self.capacity = max(0, capacity)
        limit = repetitions
        self.onRepetition = onRepetition
        state.withLock { [limit] in $0.repetitions = onRepetition == nil ? nil : RepetitionCounter(limit: limit) }
        let origin = clock.now
        now = { origin.duration(to: clock.now) }
    }

    /// The first statements, in the order in which they ended.
    public var entries: [Entry] { state.withLock { $0.entries } }
    /// Counts over all statements.
    public var summary: Summary { state.withLock { $0.summary } }

    /// Forgets everything.
    public func clear() {
        state.withLock { [limit, onRepetition] state in
            state = State()
            state.repetitions = onRepetition == nil ? nil : RepetitionCounter(limit: limit)
        }
    }

    func note(_ statement: SQLStatement, since start: Duration, rows: Int, failed: Bool, callSite: SourceLocation?) {
        note([statement], since: start, rows: [rows], failed: failed, callSite: callSite)
    }

    /// Notes statements that ran together.
    func note(
        _ statements: [SQLStatement], since start: Duration, rows: [Int], failed: Bool, callSite: SourceLocation?
    ) {
        let duration = now() - start
        let repetitions = state.withLock { state in
            for (index, statement) in statements.enumerated() {
                let count = rows.indices.contains(index) ? rows[index] : 0
                // The time of a batch is counted once.
                add(statement, index == 0 ? duration : .zero, count, failed, callSite, to: &state)
            }
            return Set(statements.map(\.text)).compactMap { state.repetitions?.note($0, callSite: callSite) }
        }
        for repetition in repetitions { onRepetition?(repetition) }
    }

    private func add(
        _ statement: SQLStatement, _ duration: Duration, _ rows: Int, _ failed: Bool, _ callSite: SourceLocation?,
        to state: inout State
    ) {
        state.summary.statements += 1
        state.summary.failures += failed ? 1 : 0
        state.summary.rows += rows
        state.summary.duration += duration
        guard state.entries.count < capacity else { return }
        let text = String(decoding: statement.text.utf8.prefix(4096), as: UTF8.self)
        state.entries.append(
            Entry(text: text, duration: duration, rows: rows, failed: failed, callSite: callSite))
    }
}
