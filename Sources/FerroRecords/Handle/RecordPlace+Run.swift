import FerroRedis

extension RecordPlace {
    /// Runs steps in one go; one round trip.
    package func run(_ steps: [RecordStep], ifVersion version: Int64? = nil) async throws -> RecordResults {
        let call = RecordCall(steps, at: self, ifVersion: version)
        return try call.results(of: try await redis.run(call.script, keys: call.keys, arguments: call.arguments))
    }

    func run<Result>(_ operation: RecordOperation<Result>) async throws -> Result {
        if let failure = operation.failure { throw failure }
        var place = 0
        return try operation.result(in: try await run(operation.steps), at: &place)
    }
}

extension BoundField {
    func run<Result>(_ operation: RecordOperation<Result>) async throws -> Result {
        try await place.run(operation)
    }
}
