internal import FerroCache
internal import FerroRedis
internal import FerroSupport

/// A failure that means that a shared store is away, and not that it was asked for something wrong.
struct StoreLoss {
    /// Nil for failures of another kind.
    init?(_ error: any Error) {
        let isLoss = error.causeChain.contains { link in
            switch link {
            case let error as CacheError: error.code == .store
            case let error as RedisError: [.connection, .timeout, .unavailable, .closed].contains(error.code)
            default: false
            }
        }
        guard isLoss else { return nil }
    }
}
