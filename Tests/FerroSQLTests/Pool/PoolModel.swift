import FerroSQL
import Testing

/// A simulated driver under a pool, which checks every action against what it knows.
struct PoolModel {
    typealias Request = PoolStateMachine.RequestID
    typealias Connection = PoolStateMachine.ConnectionID
    typealias Demand = PoolStateMachine.Demand

    var pool: PoolStateMachine
    let configuration: PoolConfiguration
    var now = Duration.zero
    var waiting: [(request: Request, demand: Demand)] = []
    var held: [(request: Request, connection: Connection, demand: Demand)] = []
    var opening: [Connection] = []
    var open: [Connection] = []
    var validating: [Connection] = []
    var closing: [Connection] = []
    var answered = 0
    var asked = 0
    var failures: [(request: Request, error: SQLError)] = []
    var finished = 0
    private var lastRequest: UInt64 = 0

    init(_ configuration: PoolConfiguration, random: @escaping @Sendable () -> Double = { 0 }) {
        self.init(configuration, pool: PoolStateMachine(configuration, random: random))
    }

    init(_ configuration: PoolConfiguration, pool: PoolStateMachine) {
        self.configuration = configuration
        self.pool = pool
        perform(self.pool.start(at: now))
    }

    @discardableResult
    mutating func acquire(_ demand: Demand, label: String = "test") -> Request {
        lastRequest += 1
        asked += 1
        let request = Request(lastRequest)
        waiting.append((request, demand))
        perform(pool.acquire(request, demand: demand, label: label, at: now))
        return request
    }

    mutating func release(_ request: Request, healthy: Bool = true) {
        guard let index = held.firstIndex(where: { $0.request == request }) else { return }
        let lease = held.remove(at: index)
        perform(pool.release(lease.connection, for: request, healthy: healthy, at: now))
    }

    mutating func withdraw(_ request: Request) { perform(pool.withdraw(request, at: now)) }

    mutating func finishOpening(_ connection: Connection, error: SQLError? = nil, isPermanent: Bool = false) {
        opening.removeAll { $0 == connection }
        if let error {
            perform(pool.openFailed(connection, error, isPermanent: isPermanent, at: now))
        } else {
            open.append(connection)
            perform(pool.opened(connection, at: now))
        }
    }

    /// Opens everything that the pool wants to open.
    mutating func openAll() {
        while let connection = opening.first { finishOpening(connection) }
    }

    mutating func finishValidation(_ connection: Connection, healthy: Bool) {
        validating.removeAll { $0 == connection }
        perform(pool.validated(connection, healthy: healthy, at: now))
    }

    mutating func finishClosing(_ connection: Connection) {
        closing.removeAll { $0 == connection }
        perform(pool.closed(connection, at: now))
    }

    /// A connection is lost; what its holders release later changes nothing.
    mutating func lose(_ connection: Connection) {
        open.removeAll { $0 == connection }
        validating.removeAll { $0 == connection }
        let leases = held.filter { $0.connection == connection }
        held.removeAll { $0.connection == connection }
        perform(pool.closed(connection, at: now))
        for lease in leases {
            #expect(pool.release(connection, for: lease.request, healthy: false, at: now).isEmpty)
        }
    }

    mutating func advance(_ time: Duration) {
        now += time
        perform(pool.tick(at: now))
    }

    mutating func shutDown() { perform(pool.shutDown(at: now)) }

    /// Who holds a connection now.
    func connection(of request: Request) -> Connection? { held.first { $0.request == request }?.connection }
    func isWaiting(_ request: Request) -> Bool { waiting.contains { $0.request == request } }

    private mutating func perform(_ actions: [PoolStateMachine.Action]) {
        for action in actions { perform(action) }
        check()
    }

    private mutating func perform(_ action: PoolStateMachine.Action) {
        switch action {
        case .grant(let request, let connection): grant(request, connection)
        case .fail(let request, let error):
            #expect(isWaiting(request), "failed a request that does not wait")
            waiting.removeAll { $0.request == request }
            answered += 1
            failures.append((request, error))
        case .open(let connection):
            #expect(!(opening + open + closing).contains(connection), "opened a connection twice")
            opening.append(connection)
        case .validate(let connection):
            #expect(open.contains(connection) && !held.contains { $0.connection == connection })
            validating.append(connection)
        case .close(let connection):
            #expect(open.contains(connection) && !held.contains { $0.connection == connection }, "closed while held")
            open.removeAll { $0 == connection }
            validating.removeAll { $0 == connection }
            closing.append(connection)
        case .finish:
            #expect((opening + open + closing).isEmpty && held.isEmpty && waiting.isEmpty)
            finished += 1
        }
    }

    private mutating func grant(_ request: Request, _ connection: Connection) {
        guard let index = waiting.firstIndex(where: { $0.request == request }) else {
            Issue.record("granted to a request that does not wait")
            return
        }
        let demand = waiting.remove(at: index).demand
        #expect(!waiting.prefix(index).contains { $0.demand == demand }, "overtook a request of its kind")
        #expect(open.contains(connection) && !validating.contains(connection), "granted a connection that is not open")
        let others = held.filter { $0.connection == connection }
        #expect(others.allSatisfy { $0.demand == .shared && demand == .shared }, "an exclusive connection is shared")
        #expect(others.count < configuration.sharedDepth, "deeper than allowed")
        held.append((request, connection, demand))
        answered += 1
    }

    private func check() {
        let count = opening.count + open.count + closing.count
        #expect(count <= configuration.maximum, "more connections than the maximum")
        #expect(pool.snapshot(at: now).connections == count, "a connection is lost")
        #expect(answered + waiting.count == asked)
        let sharing = Set(held.filter { $0.demand == .shared }.map(\.connection))
        #expect(sharing.count <= configuration.sharedConnections)
    }
}
