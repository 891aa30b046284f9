import FerroRedis

extension CacheError {
    /// Redis could not be reached or refused; `CancellationError` when it was the task that gave up.
    static func store(_ error: RedisError) -> any Error {
        if error.code == .cancelled { return CancellationError() }
        return CacheError(.store, "Redis could not be used (\(error.label)): see the cause", cause: error)
    }

    /// An answer that the command does not have.
    static func unexpectedReply(_ command: StaticString) -> CacheError {
        CacheError(
            .store, "the server's answer to \(command) is none that Redis gives: is something else listening there?")
    }
}
