package import FerroRedis

/// Where one record is, and what its scripts need to know of its type.
package struct RecordPlace: Sendable {
    package let redis: any RedisCommands
    package let key: RedisKey
    package let id: String
    package let name: String
    package let keyPrefix: String
    package let lifetime: Duration?
    package let refreshesLifetime: Bool
    package let indexes: [RecordIndex]
    package let indexKeys: [RedisKey]
}
