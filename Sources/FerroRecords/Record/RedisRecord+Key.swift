public import FerroRedis

extension RedisRecord {
    /// The key of a record: `Player:{ada}`, or `{Player}:ada` for a type with indexes.
    ///
    /// What stands in braces decides the slot of a cluster: a record with indexes shares it with them.
    public static func key(of id: ID, in store: any RecordStore) -> RedisKey {
        key(ofText: id.recordID, in: store)
    }

    /// The key of a record by the text of its id.
    package static func key(ofText id: String, in store: any RecordStore) -> RedisKey {
        RedisKey(keyStart(in: store) + (indexes.isEmpty ? "{\(id)}" : id))
    }

    /// The key of something that belongs to the type and not to one record: `{Player}@score`, which no id can make.
    package static func key(named name: String, in store: any RecordStore) -> RedisKey {
        RedisKey("\(store.keyPrefix){\(recordName)}@\(name)")
    }

    /// What the keys of all records begin with.
    package static func keyStart(in store: any RecordStore) -> String {
        indexes.isEmpty ? "\(store.keyPrefix)\(recordName):" : "\(store.keyPrefix){\(recordName)}:"
    }

    /// The id in a key of ``key(of:in:)``; nil for another key.
    package static func id(in key: String, of store: any RecordStore) -> ID? {
        let start = keyStart(in: store)
        guard key.utf8.starts(with: start.utf8) else { return nil }
        var text = Substring(key.utf8.dropFirst(start.utf8.count))
        if indexes.isEmpty {
            guard text.utf8.first == UInt8(ascii: "{"), text.utf8.last == UInt8(ascii: "}"), text.utf8.count >= 2
            else { return nil }
            text = Substring(text.utf8.dropFirst().dropLast())
        }
        return ID(recordID: String(text))
    }
}
