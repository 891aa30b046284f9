import Testing

@testable import FerroRedis

@Suite("Pauses between attempts to connect") struct BackoffTests {
    @Test(arguments: [
        (0, 0.5, Duration.zero), (1, 0, .milliseconds(25)), (1, 1, .milliseconds(50)), (2, 1, .milliseconds(100)),
        (5, 1, .milliseconds(800)), (7, 1, .milliseconds(3200)), (8, 1, .seconds(5)), (1_000_000, 1, .seconds(5)),
        (1_000_000, 0, .milliseconds(2500)),
    ]) func `they grow from none to five seconds`(failures: Int, random: Double, pause: Duration) {
        #expect(Backoff().pause(after: failures, random) == pause)
    }
}
