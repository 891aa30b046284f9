// For literals as arguments of the requests: see `RedisBatch+Arity.swift`.

extension RedisCommands {
    /// Runs two requests in one go between `MULTI` and `EXEC`; one round trip.
    public func transaction<A, B>(
        _ a: RedisRequest<A>, _ b: RedisRequest<B>
    ) async throws(RedisError) -> (A, B) {
        try await transaction(RedisBatch(a, b))
    }

    /// Runs three requests in one go between `MULTI` and `EXEC`; one round trip.
    public func transaction<A, B, C>(
        _ a: RedisRequest<A>, _ b: RedisRequest<B>, _ c: RedisRequest<C>
    ) async throws(RedisError) -> (A, B, C) {
        try await transaction(RedisBatch(a, b, c))
    }

    /// Runs four requests in one go between `MULTI` and `EXEC`; one round trip.
    public func transaction<A, B, C, D>(
        _ a: RedisRequest<A>, _ b: RedisRequest<B>, _ c: RedisRequest<C>, _ d: RedisRequest<D>
    ) async throws(RedisError) -> (A, B, C, D) {
        try await transaction(RedisBatch(a, b, c, d))
    }

    /// Runs five requests in one go between `MULTI` and `EXEC`; one round trip.
    public func transaction<A, B, C, D, E>(
        _ a: RedisRequest<A>, _ b: RedisRequest<B>, _ c: RedisRequest<C>, _ d: RedisRequest<D>, _ e: RedisRequest<E>
    ) async throws(RedisError) -> (A, B, C, D, E) {
        try await transaction(RedisBatch(a, b, c, d, e))
    }

    /// Runs six requests in one go between `MULTI` and `EXEC`; one round trip.
    public func transaction<A, B, C, D, E, F>(
        _ a: RedisRequest<A>, _ b: RedisRequest<B>, _ c: RedisRequest<C>, _ d: RedisRequest<D>, _ e: RedisRequest<E>,
        _ f: RedisRequest<F>
    ) async throws(RedisError) -> (A, B, C, D, E, F) {
        try await transaction(RedisBatch(a, b, c, d, e, f))
    }
}
