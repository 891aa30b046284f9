public import FerroSupport

extension FerroEnvironment {
    static let cacheDeclarations: [EnvDeclaration] = [
        EnvKey.cacheDriver.declaration, EnvKey.cachePrefix.declaration, EnvKey.cacheTTL.declaration,
        EnvKey.cacheMemoryCapacity.declaration,
    ]
}

extension EnvKey where Value == CacheDriver {
    /// `CACHE_DRIVER`.
    public static var cacheDriver: Self {
        .init(
            "CACHE_DRIVER", default: .memory, group: "Cache",
            "Where cached values, locks and limits are kept: memory, redis, database, or null for nowhere.")
    }
}

extension EnvKey where Value == String {
    /// `CACHE_PREFIX`.
    public static var cachePrefix: Self {
        .init(
            "CACHE_PREFIX", group: "Cache",
            "What every key begins with, where several apps share a store; ferro_cache: in Redis where nothing is said."
        )
    }
}

extension EnvKey where Value == Duration {
    /// `CACHE_TTL`.
    public static var cacheTTL: Self {
        .init(
            "CACHE_TTL", default: .seconds(3600), unit: .seconds, group: "Cache",
            "How long a value is kept that says nothing else, in seconds; 0 for ever.")
    }
}

extension EnvKey where Value == Int {
    /// `CACHE_MEMORY_CAPACITY`.
    public static var cacheMemoryCapacity: Self {
        .init(
            "CACHE_MEMORY_CAPACITY", default: 10_000, in: 1...100_000_000, group: "Cache",
            "How many values the memory of one process keeps.")
    }
}
