extension RedisCommands {
    /// Counts values in an estimate of how many different ones there were, and says whether it changed: `PFADD`.
    ///
    /// HyperLogLog: 12 kB for any number of values, with a standard error of 0.81 %.
    @discardableResult
    nonisolated(nonsending) public func addToEstimate<V: RedisValue>(
        _ values: [V], of key: RedisKey
    ) async throws(RedisError) -> Bool {
        try await run(.addToEstimate(values, of: key))
    }

    /// About how many different values were counted in one or several estimates together: `PFCOUNT`.
    nonisolated(nonsending) public func estimate(of keys: [RedisKey]) async throws(RedisError) -> Int {
        try await run(.estimate(of: keys))
    }

    /// Keeps several estimates as one: `PFMERGE`.
    nonisolated(nonsending) public func mergeEstimates(
        of keys: [RedisKey], in target: RedisKey
    ) async throws(RedisError) {
        try await run(.mergeEstimates(of: keys, in: target))
    }
}
