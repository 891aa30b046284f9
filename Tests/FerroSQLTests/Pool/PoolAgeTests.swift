import FerroSQL
import Testing

@Suite struct PoolAgeTests {
    @Test func `connections above the minimum are closed when nobody needs them`() {
        var model = PoolModel(
            PoolConfiguration(minimum: 1, maximum: 4, idleTimeout: .seconds(10), maximumLifetime: nil))
        let requests = (0..<3).map { _ in model.acquire(.exclusive) }
        model.openAll()
        for request in requests { model.release(request) }
        #expect(model.pool.nextDeadline == .seconds(10))
        model.advance(.seconds(10))
        #expect(model.closing.count == 2)
        #expect(model.pool.snapshot(at: model.now).idle == 1)
    }

    @Test func `an old connection is replaced once it is idle`() {
        var model = PoolModel(PoolConfiguration(maximum: 1, maximumLifetime: .seconds(60), validationInterval: nil))
        model.openAll()
        let holder = model.acquire(.shared)
        model.advance(.seconds(61))
        let next = model.acquire(.shared)
        #expect(model.closing.isEmpty && model.isWaiting(next))
        model.release(holder)
        #expect(model.closing.count == 1)
        model.finishClosing(model.closing[0])
        model.openAll()
        #expect(model.connection(of: next) != nil)
    }

    @Test(arguments: [(0.0, 600), (0.5, 570), (0.99, 540)])
    func `lifetimes differ by up to a tenth`(_ random: Double, _ seconds: Int) throws {
        var model = PoolModel(PoolConfiguration(idleTimeout: nil, maximumLifetime: .seconds(600))) { random }
        model.openAll()
        let deadline = try #require(model.pool.nextDeadline)
        #expect(abs(deadline.components.seconds - Int64(seconds)) <= 1)
    }

    @Test func `a connection that was idle for long is checked before it is used`() {
        var model = PoolModel(PoolConfiguration(maximum: 1, validationInterval: .seconds(30)))
        model.openAll()
        model.advance(.seconds(29))
        let soon = model.acquire(.shared)
        #expect(model.connection(of: soon) != nil)
        model.release(soon)
        model.advance(.seconds(31))
        let late = model.acquire(.exclusive)
        #expect(model.validating.count == 1 && model.isWaiting(late))
        model.finishValidation(model.validating[0], healthy: true)
        #expect(model.connection(of: late) != nil)
    }

    @Test func `a check that fails costs the connection and not the request`() {
        var model = PoolModel(PoolConfiguration(maximum: 1, validationInterval: .seconds(30)))
        model.openAll()
        model.advance(.seconds(40))
        let request = model.acquire(.exclusive)
        model.finishValidation(model.validating[0], healthy: false)
        model.finishClosing(model.closing[0])
        model.openAll()
        #expect(model.connection(of: request) != nil && model.failures.isEmpty)
    }

    @Test func `closing waits for those who hold a connection`() {
        var model = PoolModel(PoolConfiguration(minimum: 2, maximum: 2))
        model.openAll()
        let holder = model.acquire(.exclusive)
        let other = model.acquire(.exclusive)
        let waiting = model.acquire(.shared)
        model.release(other)
        model.acquire(.exclusive)
        model.shutDown()
        #expect(model.failures.map(\.error.code) == [.closed])
        #expect(!model.failures.contains { $0.request == waiting })
        model.release(waiting)
        let late = model.acquire(.shared)
        #expect(model.failures.last?.request == late)
        model.finishClosing(model.closing[0])
        #expect(model.finished == 0)
        model.release(holder)
        model.finishClosing(model.closing[0])
        #expect(model.finished == 1)
    }

    @Test func `a connection that opens after the pool was closed is closed`() {
        var model = PoolModel(PoolConfiguration(minimum: 1))
        model.shutDown()
        model.openAll()
        #expect(model.closing.count == 1 && model.finished == 0)
        model.finishClosing(model.closing[0])
        model.shutDown()
        #expect(model.finished == 1)
    }

    @Test func `numbers out of range are brought into it`() {
        let pool = PoolStateMachine(
            PoolConfiguration(
                minimum: -3, maximum: .min, acquireTimeout: .seconds(Int64.max), idleTimeout: .seconds(Int64.max),
                maximumLifetime: .seconds(Int64.max), sharedConnections: 0, sharedDepth: -1,
                validationInterval: .seconds(-1)))
        var model = PoolModel(PoolConfiguration(maximum: 1), pool: pool)
        let request = model.acquire(.shared)
        model.openAll()
        #expect(model.connection(of: request) != nil)
        model.release(request)
        model.now += .seconds(1)
        let next = model.acquire(.exclusive)
        #expect(model.validating.count == 1)
        model.finishValidation(model.validating[0], healthy: true)
        #expect(model.connection(of: next) != nil)
    }
}
