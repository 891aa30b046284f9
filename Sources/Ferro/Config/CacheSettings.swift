public import FerroCache
internal import FerroSupport

/// Where an app keeps cached values, locks and limits, and for how long.
public struct CacheSettings: Sendable {
    /// Where they are kept.
    public var driver: CacheDriver
    /// What keys begin with and how long values are kept.
    public var configuration: CacheConfiguration
    /// How many values the memory of one process keeps.
    public var memoryCapacity: Int

    /// What the environment says: `CACHE_…`.
    ///
    /// - Throws: `EnvError` naming the variable.
    init(_ env: Env) throws {
        driver = try env.get(.cacheDriver)
        configuration = CacheConfiguration()
        configuration.prefix = try env.optional(.cachePrefix) ?? ""
        let lifetime = try env.get(.cacheTTL)
        configuration.lifetime = lifetime == .zero ? nil : lifetime
        memoryCapacity = try env.get(.cacheMemoryCapacity)
    }
}
