extension RedisRequest {
    /// Counts values in an estimate of how many different ones there were, and says whether it changed: `PFADD`.
    ///
    /// HyperLogLog: 12 kB for any number of values, with a standard error of 0.81 %.
    public static func addToEstimate<V: RedisValue>(_ values: [V], of key: RedisKey) -> Self where Value == Bool {
        Self("PFADD", [RedisArgument(key)] + values.map(\.redisArgument), keys: .first, as: .flag)
    }

    /// About how many different values were counted in one or several estimates together: `PFCOUNT`.
    public static func estimate(of keys: [RedisKey]) -> Self where Value == Int {
        many("PFCOUNT", keys, isReadOnly: true)
    }

    /// Keeps several estimates as one: `PFMERGE`.
    public static func mergeEstimates(of keys: [RedisKey], in target: RedisKey) -> Self where Value == Void {
        Self(
            "PFMERGE", [RedisArgument(target)] + keys.map { RedisArgument($0) },
            keys: .from(0, count: keys.count + 1), as: .ok)
    }
}
