// For literals as arguments of the requests: see `RedisBatch+Arity.swift`.

extension RedisCommands {
    /// Sends two requests without waiting in between; one round trip.
    public func pipeline<A, B>(
        _ a: RedisRequest<A>, _ b: RedisRequest<B>
    ) async throws(RedisError) -> (A, B) {
        try await pipeline(RedisBatch(a, b))
    }

    /// Sends three requests without waiting in between; one round trip.
    public func pipeline<A, B, C>(
        _ a: RedisRequest<A>, _ b: RedisRequest<B>, _ c: RedisRequest<C>
    ) async throws(RedisError) -> (A, B, C) {
        try await pipeline(RedisBatch(a, b, c))
    }

    /// Sends four requests without waiting in between; one round trip.
    public func pipeline<A, B, C, D>(
        _ a: RedisRequest<A>, _ b: RedisRequest<B>, _ c: RedisRequest<C>, _ d: RedisRequest<D>
    ) async throws(RedisError) -> (A, B, C, D) {
        try await pipeline(RedisBatch(a, b, c, d))
    }

    /// Sends five requests without waiting in between; one round trip.
    public func pipeline<A, B, C, D, E>(
        _ a: RedisRequest<A>, _ b: RedisRequest<B>, _ c: RedisRequest<C>, _ d: RedisRequest<D>, _ e: RedisRequest<E>
    ) async throws(RedisError) -> (A, B, C, D, E) {
        try await pipeline(RedisBatch(a, b, c, d, e))
    }

    /// Sends six requests without waiting in between; one round trip.
    public func pipeline<A, B, C, D, E, F>(
        _ a: RedisRequest<A>, _ b: RedisRequest<B>, _ c: RedisRequest<C>, _ d: RedisRequest<D>, _ e: RedisRequest<E>,
        _ f: RedisRequest<F>
    ) async throws(RedisError) -> (A, B, C, D, E, F) {
        try await pipeline(RedisBatch(a, b, c, d, e, f))
    }
}
