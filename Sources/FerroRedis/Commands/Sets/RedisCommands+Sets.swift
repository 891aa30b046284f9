extension RedisCommands {
    /// Adds a member to a set and says whether it is new: `SADD`.
    @discardableResult
    nonisolated(nonsending) public func addMember<V: RedisValue>(
        _ member: V, to key: RedisKey
    ) async throws(RedisError) -> Bool {
        try await run(.addMember(member, to: key))
    }

    /// Adds members to a set and says how many are new: `SADD`. None need no round trip.
    @discardableResult
    nonisolated(nonsending) public func addMembers<V: RedisValue>(
        _ members: [V], to key: RedisKey
    ) async throws(RedisError) -> Int {
        try await run(.addMembers(members, to: key))
    }

    /// Removes members from a set and says how many were in it: `SREM`. None need no round trip.
    @discardableResult
    nonisolated(nonsending) public func removeMembers<V: RedisValue>(
        _ members: [V], from key: RedisKey
    ) async throws(RedisError) -> Int {
        try await run(.removeMembers(members, from: key))
    }

    /// All members of a set: `SMEMBERS`. For large sets see `scanMembers`.
    nonisolated(nonsending) public func members<V: RedisValue>(
        of key: RedisKey, as type: V.Type = V.self
    ) async throws(RedisError) -> [V] {
        try await run(.members(of: key, as: type))
    }

    /// How many members a set has, 0 when it does not exist: `SCARD`.
    nonisolated(nonsending) public func memberCount(of key: RedisKey) async throws(RedisError) -> Int {
        try await run(.memberCount(of: key))
    }

    /// Whether a value is a member of a set: `SISMEMBER`.
    nonisolated(nonsending) public func isMember<V: RedisValue>(
        _ member: V, of key: RedisKey
    ) async throws(RedisError) -> Bool {
        try await run(.isMember(member, of: key))
    }

    /// Whether each value is a member of a set, in their order: `SMISMEMBER`. None need no round trip.
    nonisolated(nonsending) public func areMembers<V: RedisValue>(
        _ members: [V], of key: RedisKey
    ) async throws(RedisError) -> [Bool] {
        try await run(.areMembers(members, of: key))
    }

    /// Up to so many members of a set, none twice: `SRANDMEMBER`.
    nonisolated(nonsending) public func randomMembers<V: RedisValue>(
        of key: RedisKey, count: Int = 1, as type: V.Type = V.self
    ) async throws(RedisError) -> [V] {
        try await run(.randomMembers(of: key, count: count, as: type))
    }

    /// Takes up to so many members out of a set: `SPOP`.
    nonisolated(nonsending) public func popMembers<V: RedisValue>(
        of key: RedisKey, count: Int = 1, as type: V.Type = V.self
    ) async throws(RedisError) -> [V] {
        try await run(.popMembers(of: key, count: count, as: type))
    }

    /// Moves a member from one set to another and says whether it was in the first: `SMOVE`.
    @discardableResult
    nonisolated(nonsending) public func moveMember<V: RedisValue>(
        _ member: V, from source: RedisKey, to target: RedisKey
    ) async throws(RedisError) -> Bool {
        try await run(.moveMember(member, from: source, to: target))
    }
}
