import FerroSQL
import Testing

@Suite struct PoolStateMachineTests {
    private static let refused = SQLError(.connection, "connection refused")

    @Test func `the minimum is opened before anybody asks`() {
        var model = PoolModel(PoolConfiguration(minimum: 3, maximum: 5))
        #expect(model.opening.count == 3)
        model.openAll()
        #expect(model.pool.snapshot(at: .zero).idle == 3)
        let request = model.acquire(.exclusive)
        #expect(model.connection(of: request) != nil)
    }

    @Test func `statements share connections and spread over as many as may be shared`() {
        var model = PoolModel(PoolConfiguration(minimum: 0, maximum: 10, sharedConnections: 2, sharedDepth: 3))
        let requests = (0..<8).map { _ in model.acquire(.shared) }
        #expect(model.opening.count == 2)
        model.openAll()
        #expect(Set(model.held.map(\.connection)).count == 2)
        #expect(model.held.map(\.request) == Array(requests.prefix(6)))
        model.release(requests[0])
        #expect(model.held.last?.request == requests[6])
    }

    @Test func `a transaction has its connection for itself`() {
        var model = PoolModel(PoolConfiguration(minimum: 2, maximum: 2))
        model.openAll()
        let transaction = model.acquire(.exclusive)
        let statements = (0..<5).map { _ in model.acquire(.shared) }
        let own = model.connection(of: transaction)
        #expect(statements.allSatisfy { model.connection(of: $0) != nil && model.connection(of: $0) != own })
    }

    @Test func `with one connection, statements and transactions take turns`() {
        var model = PoolModel(PoolConfiguration(maximum: 1))
        model.openAll()
        let first = [model.acquire(.shared), model.acquire(.shared)]
        let transaction = model.acquire(.exclusive)
        let later = model.acquire(.shared)
        let second = model.acquire(.exclusive)
        #expect(first.allSatisfy { model.connection(of: $0) != nil })
        // The shared connection takes nothing new while the transaction waits.
        #expect(model.isWaiting(later) && model.isWaiting(transaction))
        for request in first { model.release(request) }
        #expect(model.connection(of: transaction) != nil && model.isWaiting(later))
        model.release(transaction)
        #expect(model.connection(of: later) != nil && model.isWaiting(second))
        model.release(later)
        #expect(model.connection(of: second) != nil)
    }

    @Test func `waiting transactions drain all shared connections but one`() {
        var model = PoolModel(PoolConfiguration(minimum: 3, maximum: 3, sharedConnections: 3))
        model.openAll()
        let statements = (0..<3).map { _ in model.acquire(.shared) }
        #expect(Set(model.held.map(\.connection)).count == 3)
        let transactions = (0..<4).map { _ in model.acquire(.exclusive) }
        let more = (0..<3).map { _ in model.acquire(.shared) }
        #expect(Set(more.compactMap { model.connection(of: $0) }).count == 1)
        for request in statements { model.release(request) }
        #expect(transactions.prefix(2).allSatisfy { model.connection(of: $0) != nil })
        // The last shared connection stays, because the transactions give theirs back.
        let another = model.acquire(.shared)
        #expect(model.connection(of: another) != nil)
    }

    @Test func `a request that waits too long is told who holds the connections`() throws {
        var model = PoolModel(PoolConfiguration(maximum: 2, acquireTimeout: .seconds(2)))
        model.openAll()
        model.acquire(.exclusive, label: "LinkBoard.swift:21")
        model.openAll()
        model.advance(.milliseconds(500))
        model.acquire(.exclusive, label: "RankLink.swift:13")
        model.openAll()
        let late = model.acquire(.exclusive, label: "Report.swift:9")
        #expect(model.pool.nextDeadline == .milliseconds(2500))
        model.advance(.milliseconds(1999))
        #expect(model.failures.isEmpty)
        model.advance(.milliseconds(1))
        let failure = try #require(model.failures.first)
        #expect(failure.request == late && failure.error.code == .poolTimeout)
        #expect(
            failure.error.message == """
                no connection became free for a transaction (Report.swift:9) within 2.0 s: of 2 connections 2 run a \
                transaction and 0 run 0 statements, 0 are being opened, 1 requests wait; held longest by \
                LinkBoard.swift:21 for 2.5 s, RankLink.swift:13 for 2.0 s. Make the transactions shorter, or raise \
                DB_MAX_CONNECTIONS (2); DB_ACQUIRE_TIMEOUT says how long to wait
                """)
    }

    @Test func `opening is tried again, later each time, while requests wait`() throws {
        var model = PoolModel(PoolConfiguration(minimum: 0, maximum: 4, acquireTimeout: .seconds(30)))
        let request = model.acquire(.exclusive)
        model.acquire(.exclusive)
        var delays: [Duration] = []
        for _ in 0..<8 {
            while let connection = model.opening.first { model.finishOpening(connection, error: Self.refused) }
            let next = try #require(model.pool.nextDeadline)
            delays.append(next - model.now)
            model.advance(next - model.now)
            #expect(model.opening.count == 1, "one attempt at a time")
        }
        #expect(
            delays == [
                .milliseconds(100), .milliseconds(200), .milliseconds(400), .milliseconds(800), .milliseconds(1600),
                .milliseconds(3200), .seconds(5), .seconds(5),
            ])
        #expect(model.pool.snapshot(at: model.now).failures == 8)
        model.openAll()
        #expect(model.connection(of: request) != nil)
        #expect(model.pool.snapshot(at: model.now).failures == 0)
    }

    @Test func `a database out of reach is what the timeout names`() throws {
        var model = PoolModel(PoolConfiguration(acquireTimeout: .seconds(1)))
        model.acquire(.shared)
        for connection in model.opening { model.finishOpening(connection, error: Self.refused) }
        model.advance(.seconds(1))
        let error = try #require(model.failures.first?.error)
        #expect(error.code == .connection)
        #expect(error.message == "the database could not be reached for 1.0 s: connection refused")
    }

    @Test func `a failure that will not pass is told at once`() {
        var model = PoolModel(PoolConfiguration(minimum: 0))
        model.acquire(.shared)
        model.acquire(.exclusive)
        model.finishOpening(model.opening[0], error: SQLError(.connection, "wrong password"), isPermanent: true)
        #expect(model.failures.map(\.error.message) == ["wrong password", "wrong password"])
    }

    @Test func `a server that hangs up at once is not asked again at once`() throws {
        var model = PoolModel(PoolConfiguration(minimum: 1))
        model.openAll()
        model.lose(try #require(model.open.first))
        #expect(model.opening.isEmpty)
        #expect(model.pool.nextDeadline == .milliseconds(100))
        model.advance(.milliseconds(100))
        #expect(model.opening.count == 1)
    }

    @Test func `a broken connection is replaced and takes nothing new`() {
        var model = PoolModel(PoolConfiguration(maximum: 1))
        model.openAll()
        let requests = [model.acquire(.shared), model.acquire(.shared)]
        model.release(requests[0], healthy: false)
        let next = model.acquire(.shared)
        #expect(model.isWaiting(next) && model.closing.isEmpty)
        model.release(requests[1])
        #expect(model.closing.count == 1 && model.opening.isEmpty)
        model.finishClosing(model.closing[0])
        model.openAll()
        #expect(model.connection(of: next) != nil)
    }

    @Test func `a cancelled request leaves, and a granted one keeps what it got`() {
        var model = PoolModel(PoolConfiguration(maximum: 1))
        model.openAll()
        let holder = model.acquire(.exclusive)
        let cancelled = model.acquire(.exclusive)
        let last = model.acquire(.exclusive)
        model.withdraw(cancelled)
        model.withdraw(holder)
        #expect(model.failures.map(\.error.code) == [.cancelled])
        #expect(model.connection(of: holder) != nil)
        model.release(holder)
        #expect(model.connection(of: last) != nil)
    }

    @Test func `a withdrawn transaction lets the shared connection take statements again`() {
        var model = PoolModel(PoolConfiguration(maximum: 1))
        model.openAll()
        model.acquire(.shared)
        let transaction = model.acquire(.exclusive)
        let statement = model.acquire(.shared)
        #expect(model.isWaiting(statement))
        model.withdraw(transaction)
        #expect(model.connection(of: statement) != nil)
    }
}
