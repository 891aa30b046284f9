// For literals as arguments of the requests: see `RedisBatch+Arity.swift`.

extension RedisCommands {
    /// Sends two requests without waiting in between and gives each outcome; one round trip.
    public func pipelineResults<A, B>(
        _ a: RedisRequest<A>, _ b: RedisRequest<B>
    ) async throws(RedisError) -> (Result<A, RedisError>, Result<B, RedisError>) {
        var answers = BatchAnswers(try await outcomes(of: [a.call, b.call]), of: "pipeline")
        return (answers.result(a), answers.result(b))
    }

    /// Sends three requests without waiting in between and gives each outcome; one round trip.
    public func pipelineResults<A, B, C>(
        _ a: RedisRequest<A>, _ b: RedisRequest<B>, _ c: RedisRequest<C>
    ) async throws(RedisError) -> (Result<A, RedisError>, Result<B, RedisError>, Result<C, RedisError>) {
        var answers = BatchAnswers(try await outcomes(of: [a.call, b.call, c.call]), of: "pipeline")
        return (answers.result(a), answers.result(b), answers.result(c))
    }

    /// Sends four requests without waiting in between and gives each outcome; one round trip.
    public func pipelineResults<A, B, C, D>(
        _ a: RedisRequest<A>, _ b: RedisRequest<B>, _ c: RedisRequest<C>, _ d: RedisRequest<D>
    ) async throws(RedisError) -> (
        Result<A, RedisError>, Result<B, RedisError>, Result<C, RedisError>, Result<D, RedisError>
    ) {
        var answers = BatchAnswers(try await outcomes(of: [a.call, b.call, c.call, d.call]), of: "pipeline")
        return (answers.result(a), answers.result(b), answers.result(c), answers.result(d))
    }

    /// Sends five requests without waiting in between and gives each outcome; one round trip.
    public func pipelineResults<A, B, C, D, E>(
        _ a: RedisRequest<A>, _ b: RedisRequest<B>, _ c: RedisRequest<C>, _ d: RedisRequest<D>, _ e: RedisRequest<E>
    ) async throws(RedisError) -> (
        Result<A, RedisError>, Result<B, RedisError>, Result<C, RedisError>, Result<D, RedisError>,
        Result<E, RedisError>
    ) {
        var answers = BatchAnswers(try await outcomes(of: [a.call, b.call, c.call, d.call, e.call]), of: "pipeline")
        return (answers.result(a), answers.result(b), answers.result(c), answers.result(d), answers.result(e))
    }

    /// Sends six requests without waiting in between and gives each outcome; one round trip.
    public func pipelineResults<A, B, C, D, E, F>(
        _ a: RedisRequest<A>, _ b: RedisRequest<B>, _ c: RedisRequest<C>, _ d: RedisRequest<D>, _ e: RedisRequest<E>,
        _ f: RedisRequest<F>
    ) async throws(RedisError) -> (
        Result<A, RedisError>, Result<B, RedisError>, Result<C, RedisError>, Result<D, RedisError>,
        Result<E, RedisError>, Result<F, RedisError>
    ) {
        var answers = BatchAnswers(
            try await outcomes(of: [a.call, b.call, c.call, d.call, e.call, f.call]), of: "pipeline")
        return (
            answers.result(a), answers.result(b), answers.result(c), answers.result(d), answers.result(e),
            answers.result(f)
        )
    }
}
