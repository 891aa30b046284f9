extension RedisCommands {
    /// Sends the requests of a batch without waiting in between; one round trip.
    ///
    /// All of them run, whatever becomes of the others. Script calls that the server does not know run after the
    /// rest, in a second round trip; where the order counts, use a transaction.
    ///
    /// - Throws: ``RedisError``; after all ran, the first refusal, whose message says which request it was.
    public func pipeline<Value>(_ batch: RedisBatch<Value>) async throws(RedisError) -> Value {
        for call in batch.calls {
            if case .refused(let error) = call.special { throw error }
        }
        var answers = BatchAnswers(try await outcomes(of: batch.calls), of: "pipeline")
        return try batch.read(&answers)
    }

    /// Sends requests of any types without waiting in between; one round trip.
    ///
    /// ```swift
    /// let (name, total) = try await redis.pipeline(.get("name", as: String.self), .increment("visits"))
    /// ```
    ///
    /// - Throws: ``RedisError``; after all ran, the first refusal, whose message says which request it was.
    public func pipeline<each Value>(
        _ request: repeat RedisRequest<each Value>
    ) async throws(RedisError) -> (repeat each Value) {
        try await pipeline(RedisBatch(repeat each request))
    }

    /// Sends requests of one type without waiting in between; one round trip.
    ///
    /// - Returns: For each request in its order its answer, or why there is none.
    /// - Throws: ``RedisError`` when the answers did not come.
    public func pipeline<Value>(
        requests: [RedisRequest<Value>]
    ) async throws(RedisError) -> [Result<Value, RedisError>] {
        var answers = BatchAnswers(try await outcomes(of: requests.map(\.call)), of: "pipeline")
        return requests.map { answers.result($0) }
    }

    /// Sends requests of any types without waiting in between and gives each outcome; one round trip.
    ///
    /// - Throws: ``RedisError`` when the answers did not come.
    public func pipelineResults<each Value>(
        _ request: repeat RedisRequest<each Value>
    ) async throws(RedisError) -> (repeat Result<each Value, RedisError>) {
        var calls: [RedisCall] = []
        for request in repeat each request { calls.append(request.call) }
        var answers = BatchAnswers(try await outcomes(of: calls), of: "pipeline")
        return (repeat answers.result(each request))
    }

    func outcomes(of calls: [RedisCall]) async throws(RedisError) -> [Result<RedisReply, RedisError>] {
        var plan = PipelinePlan(calls)
        if !plan.commands.isEmpty { plan.take(try await send(plan.commands)) }
        let again = plan.again
        if !again.isEmpty {
            do {
                plan.takeAgain(try await send(again))
            } catch {
                plan.failAgain(error)
            }
        }
        return plan.outcomes
    }
}
