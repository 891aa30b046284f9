extension RedisClient {
    /// Takes an element from the first of some lists that has one, and waits for it: `BLPOP`, `BRPOP`.
    ///
    /// ```swift
    /// while let job = try await redis.pop(from: ["urgent", "mail"], waiting: .seconds(5), as: String.self) { … }
    /// ```
    ///
    /// It waits on a connection of its own, of which there are few. Cancelling the task frees it at once by ending that
    /// connection. An element that the server took just before is lost then: the error has
    /// ``RedisError/mayHaveRun`` set, as it has whenever the connection ends. Where no element may be lost, use
    /// ``moveElement(from:_:to:_:waiting:as:)`` or a stream.
    ///
    /// - Parameter time: how long the server waits at most, above zero; nil comes after it.
    public func pop<V: RedisValue>(
        from keys: [RedisKey], at end: RedisListEnd = .head, waiting time: Duration, as type: V.Type = V.self
    ) async throws(RedisError) -> (key: RedisKey, value: V)? {
        let name = "B\(end.letter)POP"
        let request = RedisRequest(
            name, keys: keys, waiting: time,
            as: ReplyShape("a key with \(V.self)") { reply -> (key: RedisKey, value: V)?? in
                if reply.isNull { return .some(nil) }
                guard let parts = reply.elements, parts.count == 2, let key = parts[0].value(as: RedisKey.self),
                    let value = parts[1].value(as: V.self)
                else { return nil }
                return (key, value)
            })
        return try await wait(for: request, upTo: time)
    }

    /// Moves an element from one list's end to another's, waits for it and gives it; nil after the time: `BLMOVE`.
    ///
    /// Nothing can be lost: what was moved while no answer came is in the target list. Waits as
    /// ``pop(from:at:waiting:as:)``.
    public func moveElement<V: RedisValue>(
        from source: RedisKey, _ end: RedisListEnd, to target: RedisKey, _ targetEnd: RedisListEnd,
        waiting time: Duration, as type: V.Type = V.self
    ) async throws(RedisError) -> V? {
        var list = ArgumentList([
            RedisArgument(source), RedisArgument(target), RedisArgument(end.word), RedisArgument(targetEnd.word),
        ])
        list.append(seconds: time, of: "BLMOVE")
        let request = RedisRequest<V?>(
            "BLMOVE", list.arguments, keys: .from(0, count: 2), special: list.special, as: .optional(V.self))
        return try await wait(for: request, upTo: time)
    }

    /// Takes the member with the lowest score from the first of some sorted sets that has one, and waits: `BZPOPMIN`.
    ///
    /// Waits, and can lose a member, as ``pop(from:at:waiting:as:)``.
    public func popLowest<V: RedisValue>(
        from keys: [RedisKey], waiting time: Duration, as type: V.Type = V.self
    ) async throws(RedisError) -> (key: RedisKey, member: RedisScored<V>)? {
        try await popScored("BZPOPMIN", keys, time)
    }

    /// Takes the member with the highest score from the first of some sorted sets that has one, and waits: `BZPOPMAX`.
    ///
    /// Waits, and can lose a member, as ``pop(from:at:waiting:as:)``.
    public func popHighest<V: RedisValue>(
        from keys: [RedisKey], waiting time: Duration, as type: V.Type = V.self
    ) async throws(RedisError) -> (key: RedisKey, member: RedisScored<V>)? {
        try await popScored("BZPOPMAX", keys, time)
    }

    private func popScored<V: RedisValue>(
        _ name: String, _ keys: [RedisKey], _ time: Duration
    ) async throws(RedisError) -> (key: RedisKey, member: RedisScored<V>)? {
        let request = RedisRequest(
            name, keys: keys, waiting: time,
            as: ReplyShape("a key with \(V.self) and its score") { reply -> (key: RedisKey, member: RedisScored<V>)?? in
                if reply.isNull { return .some(nil) }
                guard let parts = reply.elements, parts.count == 3, let key = parts[0].value(as: RedisKey.self),
                    let member = parts[1].value(as: V.self), let score = parts[2].value(as: Double.self)
                else { return nil }
                return (key, RedisScored(member, score: score))
            })
        return try await wait(for: request, upTo: time)
    }

    /// The entries of streams after an id of each, waited for when there are none: `XREAD BLOCK`.
    ///
    /// Nothing is taken, so nothing can be lost. On a cluster all streams in one slot.
    public func readEntries(
        after ids: [RedisKey: RedisStreamID], count: Int? = nil, waiting time: Duration
    ) async throws(RedisError) -> [RedisKey: [RedisStreamEntry]] {
        try await wait(for: .reading(after: ids, count: count, waiting: time), upTo: time)
    }

    /// Hands entries that no consumer of the group had to one of them, and waits for them: `XREADGROUP BLOCK`.
    ///
    /// What was handed out while no answer came is pending: ``consume(_:group:consumer:_:)`` reads it again.
    public func readGroup(
        _ group: String, as consumer: String, from key: RedisKey, count: Int = 100, waiting time: Duration
    ) async throws(RedisError) -> [RedisStreamEntry] {
        try await wait(for: .readingGroup(group, consumer, key, count, time), upTo: time)
    }
}

extension RedisRequest {
    /// A command with keys and then the time that it waits.
    fileprivate init(_ name: String, keys: [RedisKey], waiting time: Duration, as shape: ReplyShape<Value>) {
        var list = ArgumentList(keys.map { RedisArgument($0) })
        list.append(seconds: time, of: name)
        if keys.isEmpty { list.special = .refused(.empty(name, "key")) }
        self.init(name, list.arguments, keys: .from(0, count: keys.count), special: list.special, as: shape)
    }
}

extension ArgumentList {
    /// Adds a time in seconds with three places; 0, which would be for ever, is refused.
    fileprivate mutating func append(seconds time: Duration, of command: String) {
        guard let milliseconds = time.positiveMilliseconds else {
            special = .refused(.duration(of: command))
            return
        }
        let (seconds, rest) = milliseconds.quotientAndRemainder(dividingBy: 1000)
        let places = String(rest)
        append(RedisArgument("\(seconds)." + String(repeating: "0", count: 3 - places.count) + places))
    }
}
