import FerroSQL
import Synchronization

/// One or several connections for the same purpose, and the queue in front of them.
final class Lane: Sendable {
    /// What a lane is for.
    enum Purpose { case reading, writing }

    private struct State {
        var machine: LaneStateMachine<LaneRequest>
        var timer: Task<Void, Never>?
    }

    let threads: [ConnectionThread]
    let purpose: Purpose
    private let checkpointer: Checkpointer?
    private let busyTimeout: Duration
    private let clock: LaneClock
    private let state: Mutex<State>

    init(
        _ threads: [ConnectionThread], for purpose: Purpose, busyTimeout: Duration, clock: LaneClock,
        checkpointer: Checkpointer? = nil
    ) {
        self.threads = threads
        self.purpose = purpose
        self.checkpointer = checkpointer
        self.busyTimeout = busyTimeout
        self.clock = clock
        let grouping: LaneStateMachine<LaneRequest>.Grouping = purpose == .reading ? .snapshots : .commits(largest: 64)
        state = Mutex(State(machine: LaneStateMachine(connections: threads.count, grouping)))
    }

    /// How many requests wait for a connection.
    var waiting: Int { state.withLock { $0.machine.waiting } }

    /// Runs a statement on its own; nil when it would change the file and this lane only reads.
    func execute(_ statement: SQLStatement) async throws(SQLError) -> SQLResult? {
        let joinsOthers = purpose == .reading || StatementKind(statement.text) == .change
        return try await submit(joinsOthers: joinsOthers) { .statement(statement, $0) }
    }

    /// Runs statements on their own, all or none; nil when one would change the file and this lane only reads.
    func executeAll(_ statements: [SQLStatement]) async throws(SQLError) -> [SQLResult]? {
        let joinsOthers =
            purpose == .writing
            && statements.allSatisfy { [.change, .query].contains(StatementKind($0.text)) }
        return try await submit(joinsOthers: joinsOthers) { .batch(statements, $0) }
    }

    /// Begins a transaction, which keeps its connection until it ends.
    func begin(_ access: TransactionAccess) async throws(SQLError) -> SQLiteTransaction {
        guard let transaction = try await submit(joinsOthers: false, { .transaction(access, $0) }) else {
            throw SQLError(.statement, "the transaction did not begin")
        }
        return transaction
    }

    /// Refuses everything new, and lets the connections go one by one as they become free.
    func shutDown() {
        let (refused, stopped, timer) = state.withLock { state in
            let (refused, stopped) = state.machine.close()
            return (refused, stopped, state.timer)
        }
        timer?.cancel()
        for request in refused { request.fail(.closed) }
        for connection in stopped { threads[connection].stop() }
    }

    /// Waits until every connection is closed.
    func ended() async {
        for thread in threads { await thread.ended() }
    }

    /// Goes on with what waits, on the thread of a connection that has become free.
    func serve(_ connection: SQLiteConnection, _ number: Int, first: LaneRequest? = nil) {
        let batch = LaneBatch(lane: self, connection: connection, number: number)
        if let first, batch.run(first) == .keepsConnection { return }
        while true {
            checkpointer?.look(at: connection)
            switch state.withLock({ $0.machine.next(number) }) {
            case .run(let request): if batch.run(request) == .keepsConnection { return }
            case .runTogether(let requests): batch.runTogether(requests)
            case .read(let request, let place): batch.read(request, upTo: place)
            case .idle: return
            case .stop: return threads[number].stop()
            }
        }
    }

    /// The next request that may share a snapshot with those before it.
    func nextRead(upTo place: UInt64) -> LaneRequest? { state.withLock { $0.machine.nextRead(upTo: place) } }

    private func submit<Value: Sendable>(
        joinsOthers: Bool,
        _ work: (LaneRequest.Answer<Value>) -> LaneRequest.Work
    ) async throws(SQLError) -> Value? {
        let interruption = Interruption()
        let result = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let request = LaneRequest(work: work(continuation), interruption: interruption, since: clock.now())
                enter(request, joinsOthers: joinsOthers)
            }
        } onCancel: {
            interruption.cancel()
            let request = state.withLock { state in interruption.place.flatMap { state.machine.withdraw($0) } }
            request?.fail(.cancelled("the task was cancelled while it waited for its turn at the database"))
        }
        return try result.get()
    }

    private func enter(_ request: LaneRequest, joinsOthers: Bool) {
        let submission = state.withLock { state -> LaneStateMachine<LaneRequest>.Submission? in
            // Read under the lock: a wish that comes later finds the request in the queue.
            if request.interruption.isCancelled { return nil }
            let submission = state.machine.submit(
                request, joinsOthers: joinsOthers, deadline: request.since + busyTimeout)
            if case .waits(let place) = submission {
                request.interruption.place = place
                if state.timer == nil { state.timer = Task { await self.watchDeadlines() } }
            }
            return submission
        }
        switch submission {
        case .start(let number): threads[number].enqueue { self.serve($0, number, first: request) }
        case .waits: break
        case .refused: request.fail(.closed)
        case nil: request.fail(.cancelled("the task was cancelled before its statement began"))
        }
    }

    // One timer for the whole queue: everyone waits equally long, so deadlines come in the order of the queue.
    private func watchDeadlines() async {
        while let deadline = state.withLock({ state -> Duration? in
            let deadline = state.machine.nextDeadline
            if deadline == nil { state.timer = nil }
            return deadline
        }) {
            try? await clock.sleep(deadline)
            let now = clock.now()
            let expired = state.withLock { $0.machine.expire(now: now) }
            for request in expired { request.fail(timeout(waited: now - request.since)) }
        }
    }

    private func timeout(waited: Duration) -> SQLError {
        let time = waited.formattedSeconds
        switch purpose {
        case .reading:
            return SQLError(
                .poolTimeout, "no reader became free within \(time): shorten read-only transactions or raise `readers`")
        case .writing:
            return SQLError(
                .busy,
                "another transaction held the database for \(time): keep transactions short, and inside one use the "
                    + "database that its closure is given, because a statement on the outer one waits for its end")
        }
    }
}
