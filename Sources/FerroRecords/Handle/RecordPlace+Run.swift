import FerroRedis

extension RecordPlace {
    /// Runs steps in one go; one round trip.
    package func run(_ steps: [RecordStep], ifVersion version: Int64? = nil) async throws -> RecordResults {
        let call = RecordCall(steps, at: self, ifVersion: version)
        return try call.results(of: try await redis.run(call.script, keys: call.keys, arguments: call.arguments))
    }

    func run<Result>(_ operation: RecordOperation<Result>) async throws -> Result {
        if let failure = operation.failure { throw failure }
        if let reply = try await read(operation.steps) { return try operation.read(reply) }
        var place = 0
        return try operation.result(in: try await run(operation.steps), at: &place)
    }
}

extension RecordPlace {
    /// The value of one field by a command that only reads, which may be sent again after a failure; nil when there is
    /// more to do than that.
    private func read(_ steps: [RecordStep]) async throws -> RedisReply? {
        guard !slides, steps.count == 1, steps[0].name == "get", let path = steps[0].arguments.first else { return nil }
        let command = RedisCommand("HMGET", [RedisArgument(key), path, "@v"], keys: .first, isReadOnly: true)
        guard case .array(let values) = try await redis.send(command), values.count == 2 else {
            throw RecordError.unreadable
        }
        if values[1].isNull { throw notFound }
        return values[0]
    }
}

extension BoundField {
    func run<Result>(_ operation: RecordOperation<Result>) async throws -> Result {
        try await place.run(operation)
    }
}
