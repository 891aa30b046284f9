import Synchronization

/// One database that is written to, and copies of it that answer reads.
///
/// What goes to a copy: the plain SELECTs of a ``Database/session()`` that has not written yet, and read-only
/// transactions. Copies take turns; when one fails the primary is asked instead, and the copy is left alone for five
/// seconds. A copy may lag behind: use ``Database/onPrimary`` for what must not be old.
///
/// ```swift
/// let driver = ReplicatedDriver(primary: primary, replicas: [one, two]) { logger.warning("\($0)") }
/// let db = Database(driver)
/// ```
public final class ReplicatedDriver: SQLDriver {
    /// A change in what replicas can do, told once for each.
    public enum Event: Sendable, CustomStringConvertible {
        /// The replica with an index failed; the primary answers for it.
        case lost(Int, any Error)
        /// The replica with an index answers again.
        case back(Int)

        /// One line for a log.
        public var description: String {
            switch self {
            case .lost(let index, let error): "replica \(index) failed, the primary answers for it: \(error)"
            case .back(let index): "replica \(index) answers again"
            }
        }
    }

    /// Where everything is written.
    public let primary: any SQLDriver
    private let replicas: [any SQLDriver]
    private let rota: Mutex<ReplicaRota>
    private let now: @Sendable () -> Duration
    private let report: @Sendable (Event) -> Void

    /// A driver over drivers of the same kind of database.
    ///
    /// - Parameters:
    ///   - primary: where everything is written.
    ///   - replicas: copies that only read; without any, the primary does everything.
    ///   - clock: what pauses are measured with.
    ///   - report: is told when a replica fails and when it is back.
    public init<C: Clock>(
        primary: any SQLDriver, replicas: [any SQLDriver], clock: C = ContinuousClock(),
        report: @escaping @Sendable (Event) -> Void = { _ in }
    ) where C.Duration == Duration {
        self.primary = primary
        self.replicas = replicas
        rota = Mutex(ReplicaRota(count: replicas.count))
        let origin = clock.now
        now = { origin.duration(to: clock.now) }
        self.report = report
    }

    /// How statements are written: as the primary wants them.
    public var dialect: Dialect { primary.dialect }

    /// Runs a statement on a replica where it may, and on the primary otherwise.
    public func execute(_ statement: SQLStatement) async throws -> SQLResult {
        try await run(onReplica: statement.mayUseReplica) { try await $0.execute(statement) }
    }

    /// Runs statements on a replica where all of them may, and on the primary otherwise.
    public func executeAll(_ statements: [SQLStatement]) async throws -> [SQLResult] {
        let mayUseReplica = statements.allSatisfy(\.mayUseReplica)
        return try await run(onReplica: mayUseReplica) { try await $0.executeAll(statements) }
    }

    /// Begins a transaction on a replica where it may, and on the primary otherwise.
    public func begin(_ options: TransactionOptions) async throws -> any SQLTransaction {
        let mayUseReplica = options.mayUseReplica && options.access == .readOnly
        return try await run(onReplica: mayUseReplica) { try await $0.begin(options) }
    }

    /// Closes the replicas and the primary.
    public func close() async {
        await withDiscardingTaskGroup { group in
            for driver in replicas + [primary] { group.addTask { await driver.close() } }
        }
    }

    private func run<Answer: Sendable>(
        onReplica: Bool, _ work: (any SQLDriver) async throws -> Answer
    ) async throws -> Answer {
        let now = now()
        guard onReplica, let index = rota.withLock({ $0.take(at: now) }) else { return try await work(primary) }
        do {
            let answer = try await work(replicas[index])
            if rota.withLock({ $0.recover(index) }) { report(.back(index)) }
            return answer
        } catch  where Self.isWorthAsking(error) {
            note(error, of: index)
            return try await work(primary)
        }
    }

    /// Leaves a replica alone when it could not be reached; what only this statement met changes nothing.
    private func note(_ error: any Error, of index: Int) {
        let codes: [SQLError.Code] = [.connection, .closed, .io, .poolTimeout]
        guard let code = (error as? SQLError)?.code, codes.contains(code) else { return }
        let now = now()
        if rota.withLock({ $0.fail(index, at: now) }) { report(.lost(index, error)) }
    }

    /// Whether the primary may do better: a replica lags, refuses to write and gives up what gets in its way.
    private static func isWorthAsking(_ error: any Error) -> Bool {
        let code = (error as? SQLError)?.code
        return code != .cancelled && code != .statementTimeout && !(error is CancellationError)
    }
}
