public import FerroRedis

/// A record by its id, whether it is there or not: a value that costs no round trip.
///
/// Its members are the record's fields, each with the operations of its type. An operation runs on the server in one
/// round trip and returns the new value. When the record is missing it throws ``RecordError/Code/notFound`` and writes
/// nothing.
///
/// ```swift
/// let ada = try Player.at("ada", on: c.redis)
/// let score = try await ada.score.add(5)
/// try await ada.address.street.append(" 4")
/// ```
///
/// A property with the name of one of the members here, such as `key`, is reached through its field:
/// `ada.run(Player.fields.key.set("x"))`.
@dynamicMemberLookup
public struct RecordHandle<Record: RedisRecord>: Sendable {
    /// The record's id.
    public let id: Record.ID
    let place: RecordPlace

    init(id: Record.ID, store: any RecordStore) {
        self.id = id
        place = RecordPlace(
            redis: store.redis, key: Record.key(of: id, in: store), id: id.recordID, name: Record.recordName,
            keyPrefix: store.keyPrefix,
            lifetime: Record.lifetime, refreshesLifetime: Record.refreshesLifetime, indexes: Record.indexes,
            indexKeys: Record.indexes.map { Record.key(named: $0.path, in: store) })
    }

    /// The key in Redis.
    public var key: RedisKey { place.key }

    /// A field of this record.
    public subscript<Value>(dynamicMember member: KeyPath<Record.Fields, RecordField<Value>>) -> BoundField<Value> {
        BoundField(place: place, field: Record.fields[keyPath: member])
    }
}

extension RedisRecord {
    /// The record with an id, whether it is there or not; no round trip.
    public static func at(_ id: ID, on store: any RecordStore) -> RecordHandle<Self> {
        RecordHandle(id: id, store: store)
    }
}
