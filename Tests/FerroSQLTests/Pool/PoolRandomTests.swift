import FerroSQL
import Synchronization
import Testing

@Suite struct PoolRandomTests {
    /// SplitMix64 (Steele, Lea, Flood 2014).
    struct Generator: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var value = state
            value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
            value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
            return value ^ (value >> 31)
        }
    }

    @Test(arguments: 0..<40)
    func `whatever happens in whatever order, the pool keeps its promises`(_ seed: UInt64) {
        var random = Generator(state: seed)
        let configuration = PoolConfiguration(
            minimum: .random(in: 0...2, using: &random), maximum: .random(in: 1...6, using: &random),
            acquireTimeout: .seconds(3), idleTimeout: seed % 3 == 0 ? nil : .seconds(2),
            maximumLifetime: seed % 2 == 0 ? .seconds(5) : nil, sharedConnections: .random(in: 1...4, using: &random),
            sharedDepth: .random(in: 1...5, using: &random), validationInterval: seed % 4 == 0 ? .seconds(1) : nil)
        let jitter = Mutex(Generator(state: seed &+ 1))
        var model = PoolModel(configuration) { jitter.withLock { Double.random(in: 0..<1, using: &$0) } }
        for _ in 0..<2000 { step(&model, &random) }
        drain(&model)
        #expect(model.waiting.isEmpty && model.held.isEmpty)
        model.shutDown()
        model.openAll()
        while let connection = model.closing.first { model.finishClosing(connection) }
        #expect(model.finished == 1)
        #expect(model.answered == model.asked)
        #expect(model.asked > 300)
    }

    private func step(_ model: inout PoolModel, _ random: inout Generator) {
        let broken = SQLError(.connection, "refused")
        switch Int.random(in: 0..<20, using: &random) {
        case 0..<4: model.acquire(.shared)
        case 4..<6: model.acquire(.exclusive)
        case 6..<11:
            guard let lease = model.held.randomElement(using: &random) else { return }
            model.release(lease.request, healthy: Int.random(in: 0..<20, using: &random) > 0)
        case 11..<14:
            guard let connection = model.opening.randomElement(using: &random) else { return }
            model.finishOpening(connection, error: Int.random(in: 0..<6, using: &random) == 0 ? broken : nil)
        case 14, 15:
            guard let connection = model.closing.randomElement(using: &random) else { return }
            model.finishClosing(connection)
        case 16:
            guard let connection = model.validating.randomElement(using: &random) else { return }
            model.finishValidation(connection, healthy: Bool.random(using: &random))
        case 17:
            let request = model.waiting.randomElement(using: &random)?.request
            model.withdraw(request ?? model.held.first?.request ?? PoolModel.Request(0))
        case 18: model.advance(.milliseconds(Int.random(in: 0...400, using: &random)))
        default:
            guard Int.random(in: 0..<8, using: &random) == 0 else { return }
            guard let connection = model.open.randomElement(using: &random) else { return }
            model.lose(connection)
        }
    }

    /// Everything that was begun ends well: every request must be answered then.
    private func drain(_ model: inout PoolModel) {
        for _ in 0..<5000 where !(model.waiting.isEmpty && model.held.isEmpty) {
            if let connection = model.closing.first {
                model.finishClosing(connection)
            } else if let connection = model.validating.first {
                model.finishValidation(connection, healthy: true)
            } else if let connection = model.opening.first {
                model.finishOpening(connection)
            } else if let lease = model.held.first {
                model.release(lease.request)
            } else if let deadline = model.pool.nextDeadline {
                // Nothing is under way, so requests may only wait for opening to be tried again.
                #expect(model.pool.snapshot(at: model.now).failures > 0, "requests wait while nothing is under way")
                model.advance(max(.zero, deadline - model.now))
            } else {
                return
            }
        }
    }
}
