import FerroQueue
import Testing

@Suite struct RetryTests {
    @Test(arguments: [(1, 5), (2, 10), (3, 20), (7, 320), (8, 640), (9, 900), (60, 900), (Int.max, 900)])
    func `the bound of the exponential wait doubles up to the cap`(attempt: Int, seconds: Int) {
        #expect(Retry.exponential().delay(attempt: attempt, random: 1) == .seconds(seconds))
    }

    @Test func `the jitter is full: any wait between nothing and the bound`() {
        let retry = Retry.exponential(attempts: 4, base: .seconds(8))
        #expect(retry.delay(attempt: 1, random: 0) == .zero)
        #expect(retry.delay(attempt: 1, random: 0.25) == .seconds(2))
        #expect(retry.delay(attempt: 2, random: 0.5) == .seconds(8))
    }

    @Test(arguments: [-1.0, 2, .nan, .infinity])
    func `a number outside 0 and 1 cannot stretch the wait`(random: Double) {
        let delay = Retry.exponential().delay(attempt: 1, random: random)
        #expect(delay >= .zero && delay <= .seconds(5))
    }

    @Test(arguments: [0, -5, Int.min])
    func `an attempt below 1 counts as the first`(attempt: Int) {
        #expect(Retry.exponential().delay(attempt: attempt, random: 1) == .seconds(5))
    }

    @Test func `huge and negative waits neither trap nor run backwards`() {
        let huge = Duration(attoseconds: Int128.max)
        #expect(Retry.exponential(base: huge, cap: huge).delay(attempt: 9, random: 1) <= huge)
        #expect(Retry.fixed(delay: huge).delay(attempt: 1, random: 1) < huge)
        #expect(Retry.exponential(base: .seconds(-1)).delay(attempt: 3, random: 1) == .zero)
        #expect(Retry.fixed(delay: .seconds(-1)).delay(attempt: 1, random: 1) == .zero)
    }

    @Test func `the framework's default makes three retries`() {
        #expect(WriteNote.retry.attempts == 4)
        #expect(WriteNote.retry.maxRetries == 3)
        #expect(Retry.never.attempts == 1)
        #expect(Retry.fixed(attempts: 0).attempts == 1)
    }
}
