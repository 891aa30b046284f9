extension RedisCommands {
    /// Runs the requests of a batch in one go between `MULTI` and `EXEC`; one round trip.
    ///
    /// No other client's command runs in between. The commands are sent as one piece, so when the connection ends
    /// either all of them ran or none did, which ``RedisError/mayHaveRun`` leaves open. On a cluster all keys must be
    /// in one slot.
    ///
    /// - Throws: ``RedisError``. A command that is refused when it is queued (a wrong number of arguments, no memory):
    ///   nothing ran. A command that is refused when it runs (the wrong kind of value): the others ran, as Redis does
    ///   not undo them. The message says which command it was.
    public func transaction<Value>(_ batch: RedisBatch<Value>) async throws(RedisError) -> Value {
        let plan = try TransactionPlan(batch.calls)
        let replies = plan.commands.isEmpty ? [] : try await send(plan.commands)
        var answers = BatchAnswers(try plan.outcomes(from: replies), of: "transaction")
        return try batch.read(&answers)
    }

    /// Runs requests of any types in one go between `MULTI` and `EXEC`; one round trip.
    ///
    /// ```swift
    /// let (_, left) = try await redis.transaction(.set("last", to: name), .decrement("stock"))
    /// ```
    ///
    /// See ``transaction(_:)-(RedisBatch<Value>)`` for what can go wrong.
    public func transaction<each Value>(
        _ request: repeat RedisRequest<each Value>
    ) async throws(RedisError) -> (repeat each Value) {
        try await transaction(RedisBatch(repeat each request))
    }

    /// Runs requests of one type in one go between `MULTI` and `EXEC`; one round trip.
    ///
    /// - Returns: The answers in the order of the requests.
    public func transaction<Value>(requests: [RedisRequest<Value>]) async throws(RedisError) -> [Value] {
        try await transaction(RedisBatch(requests))
    }
}
