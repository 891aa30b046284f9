import FerroRedis

/// Reads many records in one round trip.
enum RecordLoader<Record: RedisRecord> {
    /// One record as it was read, and what it was read from.
    struct Loaded: Sendable {
        let id: String
        let pairs: [[UInt8]]

        func record() throws(RecordError) -> Record {
            var reader = RecordReader(id: id, pairs)
            return try Record(reading: &reader, Record.fields)
        }

        /// The codes of the indexed fields.
        var codes: [String: [UInt8]] {
            var stored: [[UInt8]: [UInt8]] = [:]
            for index in stride(from: 0, to: pairs.count - 1, by: 2) { stored[pairs[index]] = pairs[index + 1] }
            let codes = Record.indexes.map { ($0.path, IndexCode.of(stored[Array($0.path.utf8)], $0.kind)) }
            return Dictionary(codes) { first, _ in first }
        }
    }

    /// The records with these ids in their order; nil in the place of one that is missing.
    static func load(_ ids: [String], on store: any RecordStore) async throws -> [Loaded?] {
        let keys = ids.map { Record.key(ofText: $0, in: store) }
        var requests = keys.map { key in
            RedisRequest(RedisCommand("HGETALL", [RedisArgument(key)], keys: .first, isReadOnly: true))
        }
        if Record.refreshesLifetime, let life = Record.lifetime?.recordMilliseconds {
            requests += keys.map { key in
                RedisRequest(RedisCommand("PEXPIRE", [RedisArgument(key), RedisArgument(life)], keys: .first))
            }
        }
        let replies = try await store.redis.pipeline(requests: requests)
        return try zip(ids, replies).map { id, reply in
            guard case .array(let parts) = try reply.get() else { return nil }
            let pairs = parts.compactMap(\.bytes)
            return pairs.count > 1 && pairs.count == parts.count ? Loaded(id: id, pairs: pairs) : nil
        }
    }
}

extension RedisRequest where Value == RedisReply {
    fileprivate init(_ command: RedisCommand) {
        self.init(command) { (reply) throws(RedisError) in reply }
    }
}
