public import FerroRedis

/// Where records are kept: a client of Redis, and what the names of their keys begin with.
///
/// A client is one, without a prefix. ``RecordSpace`` is one with a prefix.
public protocol RecordStore: Sendable {
    /// Sends the commands.
    var redis: any RedisCommands { get }
    /// What every key begins with; empty or such as `shop:`. Without braces, which mean something to a cluster.
    var keyPrefix: String { get }
}

extension RecordStore where Self: RedisCommands {
    /// Itself.
    public var redis: any RedisCommands { self }
    /// Keys begin with the record's name.
    public var keyPrefix: String { "" }
}

/// Records apart from others in the same database, by what their keys begin with.
///
/// ```swift
/// let shop = RecordSpace(try c.redis, prefix: "shop:")
/// try await Player.at("ada", on: shop).load()             // the key shop:Player:{ada}
/// ```
public struct RecordSpace: RecordStore {
    /// Sends the commands.
    public let redis: any RedisCommands
    /// What every key begins with.
    public let keyPrefix: String

    /// Names a space; braces in the prefix are left out, because they would decide where a cluster keeps the records.
    public init(_ redis: any RedisCommands, prefix: String) {
        self.redis = redis
        keyPrefix = prefix.filter { $0 != "{" && $0 != "}" }
    }
}
