/// How often a waiter asks a store again that cannot wake it.
///
/// A process wakes its own waiters; they ask only for what others did. Of many that wait for one name in a process each
/// asks less often, so that together they leave the store the time to give the lock back and to hand it on.
package struct LockPolling: Sendable {
    /// The first pause; each further one is twice as long.
    package var first = Duration.milliseconds(10)
    /// The longest pause.
    package var longest = Duration.milliseconds(200)
    /// How long a waiter that does not ask again keeps its place in the queue.
    package var patience = Duration.seconds(2)
    /// A number from 0 to 1, new each time.
    package var random: @Sendable () -> Double = { Double.random(in: 0...1) }

    /// Pauses of 10 to 200 milliseconds.
    package init() {}

    /// The pause before an attempt, from half of its length to the whole, among so many that wait in this process.
    func pause(_ attempt: Int, among waiting: Int = 1) -> Duration {
        let length = min(longest, first * (1 << min(max(0, attempt), 10)))
        return length * Self.factor(waiting) * (0.5 + random() / 2)
    }

    /// How long a waiter keeps its place: as many pauses as one that waits alone.
    func patience(among waiting: Int) -> Duration { patience * Self.factor(waiting) }

    private static func factor(_ waiting: Int) -> Int { min(10, max(1, waiting / 10)) }
}

/// What is asked for while waiting.
struct LockRequest: Sendable {
    var name: String
    var lease: Duration
    var places: Int
    var owner = LockRequest.newOwner()

    /// 128 random bits in hexadecimal digits.
    static func newOwner() -> String {
        var generator = SystemRandomNumberGenerator()
        return (0..<2).map { _ in
            let digits = String(generator.next(), radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }.joined()
    }
}

/// The answer to a request.
enum LockAnswer: Sendable {
    case taken(CacheLock)
    case busy(Duration)
}
