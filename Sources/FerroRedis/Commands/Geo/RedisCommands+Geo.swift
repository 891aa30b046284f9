extension RedisCommands {
    /// Keeps where members are and says how many are new: `GEOADD`. None need no round trip.
    @discardableResult
    nonisolated(nonsending) public func setPositions(
        _ positions: [String: RedisPosition], in key: RedisKey
    ) async throws(RedisError) -> Int {
        try await run(.setPositions(positions, in: key))
    }

    /// Where members are, in their order, nil for each that is not in the set: `GEOPOS`. None need no round trip.
    nonisolated(nonsending) public func positions(
        of members: [String], in key: RedisKey
    ) async throws(RedisError) -> [RedisPosition?] {
        try await run(.positions(of: members, in: key))
    }

    /// How far two members are apart in metres, nil without one of them: `GEODIST`.
    nonisolated(nonsending) public func distance(
        between first: String, and second: String, in key: RedisKey
    ) async throws(RedisError) -> Double? {
        try await run(.distance(between: first, and: second, in: key))
    }

    /// The members within so many metres, the nearest first: `GEOSEARCH`.
    ///
    /// - Parameter count: at most so many; nil for all.
    nonisolated(nonsending) public func nearby<V: RedisValue>(
        _ center: RedisSearchCenter, within metres: Double, in key: RedisKey, count: Int? = nil,
        as type: V.Type = V.self
    ) async throws(RedisError) -> [RedisNearby<V>] {
        try await run(.nearby(center, within: metres, in: key, count: count, as: type))
    }
}
