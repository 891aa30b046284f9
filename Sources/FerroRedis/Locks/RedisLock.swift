/// A lock that Redis keeps under a key: taken, renewed and released by scripts, by the server's clock.
///
/// It is the lock on one server (https://redis.io/docs/latest/develop/use/patterns/distributed-locks, "a single
/// instance") with places, a fair queue and fencing numbers. All its keys are in one slot of a cluster. What a failover
/// loses may be held twice until the first lease ends; fencing numbers grow all the same.
package struct RedisLock: Sendable {
    /// The answer to an attempt.
    package enum Attempt: Hashable, Sendable {
        /// The owner holds a place, with this fencing number.
        case acquired(fence: Int64)
        /// There is none before this time, unless somebody gives one back.
        case busy(retryAfter: Duration)
    }

    /// Holders with the end of their leases, their numbers, the queue, the patience of who waits, the last number.
    package let keys: [RedisKey]

    /// A lock under a key; without a part in braces the whole key decides the slot.
    package init(_ key: RedisKey) {
        let base = Self.tagged(key.rawValue)
        keys = ["", ":fences", ":queue", ":patience", ":last"].map { RedisKey(base + $0) }
    }

    /// Takes a place, or stands in the queue; one round trip.
    ///
    /// - Parameters:
    ///   - owner: a random text that nobody else has; one that holds a place keeps it with a new lease.
    ///   - lease: after this time the place is free again.
    ///   - places: how many may hold it.
    ///   - patience: how long the owner stays in the queue without asking again; zero for not at all.
    package func acquire(
        on redis: any RedisCommands, owner: String, lease: Duration, places: Int = 1, patience: Duration = .zero
    ) async throws(RedisError) -> Attempt {
        let arguments = [
            RedisArgument(owner), RedisArgument(lease.lockMilliseconds(atLeast: 1)), RedisArgument(max(1, places)),
            RedisArgument(patience.lockMilliseconds(atLeast: 0)),
        ]
        let reply = try await redis.run(RedisLockScript.acquire, keys: keys, arguments: arguments)
        guard case .array(let parts) = reply, parts.count == 2, case .integer(let isTaken) = parts[0],
            case .integer(let number) = parts[1]
        else { throw Self.unreadable }
        return isTaken == 1 ? .acquired(fence: number) : .busy(retryAfter: .milliseconds(max(1, number)))
    }

    /// Begins the owner's lease anew; false when it holds no place. One round trip.
    package func renew(
        on redis: any RedisCommands, owner: String, lease: Duration
    ) async throws(RedisError) -> Bool {
        let arguments = [RedisArgument(owner), RedisArgument(lease.lockMilliseconds(atLeast: 1))]
        return try Self.flag(try await redis.run(RedisLockScript.renew, keys: keys, arguments: arguments))
    }

    /// Gives a place back or leaves the queue; false when the owner held no place. One round trip.
    package func release(on redis: any RedisCommands, owner: String) async throws(RedisError) -> Bool {
        let arguments = [RedisArgument(owner)]
        return try Self.flag(try await redis.run(RedisLockScript.release, keys: keys, arguments: arguments))
    }

    private static func flag(_ reply: RedisReply) throws(RedisError) -> Bool {
        guard case .integer(let number) = reply else { throw unreadable }
        return number == 1
    }

    private static var unreadable: RedisError {
        RedisError(.decoding, "a script of the locks answered something else: is the server a Redis 6.2 or later?")
    }

    /// The key with a part in braces, so that names that begin with it are in its slot.
    static func tagged(_ key: String) -> String {
        if let open = key.firstIndex(of: "{") {
            let inside = key[key.index(after: open)...]
            if let close = inside.firstIndex(of: "}"), close > inside.startIndex { return key }
        }
        return key.isEmpty || key.hasPrefix("}") ? "{:\(key)}" : "{\(key)}"
    }
}

extension Duration {
    /// Whole milliseconds, rounded up, from `least` to a hundred years.
    fileprivate func lockMilliseconds(atLeast least: Int64) -> Int64 {
        let (seconds, attoseconds) = components
        if seconds >= 3_155_760_000 { return 3_155_760_000_000 }
        if seconds < 0 { return least }
        let rest = attoseconds / 1_000_000_000_000_000 + (attoseconds % 1_000_000_000_000_000 > 0 ? 1 : 0)
        return Swift.max(least, seconds * 1000 + rest)
    }
}
