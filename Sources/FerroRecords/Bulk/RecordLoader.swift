import FerroRedis

/// Reads many records in one round trip.
enum RecordLoader<Record: RedisRecord> {
    /// One record's hash as it was read.
    struct Loaded: Sendable {
        let id: String
        let pairs: [[UInt8]]

        /// The record; nil when the hash is none.
        func record() throws(RecordError) -> Record? {
            try RecordHandle<Record>.snapshot(id, pairs)?.record
        }

        /// The codes of the indexed fields.
        var codes: [String: [UInt8]] {
            var stored: [[UInt8]: [UInt8]] = [:]
            for index in stride(from: 0, to: pairs.count - 1, by: 2) { stored[pairs[index]] = pairs[index + 1] }
            let codes = Record.indexes.map { ($0.path, IndexCode.of(stored[Array($0.path.utf8)], $0.kind)) }
            return Dictionary(codes) { first, _ in first }
        }
    }

    /// The hashes of the records with these ids in their order; empty in the place of one that is missing.
    static func load(_ ids: [String], on store: any RecordStore) async throws -> [Loaded] {
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
        return try zip(ids, replies).map { id, reply in Loaded(id: id, pairs: try reply.get().recordList()) }
    }
}

extension RedisRequest where Value == RedisReply {
    /// A command whose reply is taken as it is.
    init(_ command: RedisCommand) {
        self.init(command) { (reply) throws(RedisError) in reply }
    }
}
