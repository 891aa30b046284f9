import Testing

@testable import Ferro

@Suite struct `Signals to stop` {
    @Test(arguments: [0, 1, 2])
    func `the second one ends a shutdown that waits, the first does not`(count: Int) async {
        let (signals, continuation) = AsyncStream<Int>.makeStream()
        for number in 0..<count { continuation.yield(number) }
        continuation.finish()
        var error: (any Error)?
        do { try await SecondSignal(signals: signals).run() } catch let thrown { error = thrown }
        #expect((error is ApplicationError) == (count == 2))
    }
}
