import FerroRedis

extension RedisRecord {
    /// Writes the index entries of every record that is kept, and removes those whose record is gone.
    ///
    /// It is needed once after a property became ``Indexed()``, or when something else wrote the hashes. Entries are only
    /// added before any is removed, and never one that is right: searches go on and miss nothing that they found before.
    /// A field that a record does not have yet is filled with the property's default.
    ///
    /// The keys of the database are scanned, 500 a call, and 100 records are written by one script, so that nothing else
    /// waits for long.
    ///
    /// - Returns: How many records there are; more when some were met twice, as a scan may.
    /// - Throws: ``RedisError``, ``RecordError``.
    @discardableResult
    public static func rebuildIndexes(on store: any RecordStore) async throws -> Int {
        guard !indexes.isEmpty else { return 0 }
        let start = keyStart(in: store)
        var total = 0
        var cursor: [UInt8]? = [UInt8(ascii: "0")]
        while let place = cursor {
            try Task.checkCancellation()
            let found = try await scan(start, from: place, on: store)
            for first in stride(from: 0, to: found.ids.count, by: 100) {
                total += try await reindex(Array(found.ids[first...].prefix(100)), start, on: store)
            }
            cursor = found.next
        }
        for index in indexes {
            let every = RecordCondition(tree: .field(index.path, .all))
            let order = RecordOrder(path: index.path, isDescending: false)
            _ = try await RecordSearch(Self.self, every, by: order, on: store).all(.count)
        }
        return total
    }

    /// The pattern has the braces of the keys, and so sends the scan to the node of a cluster that has them.
    private static func scan(
        _ start: String, from cursor: [UInt8], on store: any RecordStore
    ) async throws -> (ids: [[UInt8]], next: [UInt8]?) {
        let pattern = start.reduce(into: "") { $0 += ("*?[]\\".contains($1) ? "\\" : "") + String($1) } + "*"
        let command = RedisCommand(
            "SCAN", [RedisArgument(cursor), "MATCH", RedisArgument(pattern), "COUNT", 500], keys: .at(2),
            isReadOnly: true)
        guard case .array(let parts) = try await store.redis.send(command), parts.count == 2,
            let next = parts[0].bytes, case .array(let keys) = parts[1]
        else { throw RecordError.unreadable }
        let ids = keys.compactMap { $0.bytes?.dropFirst(start.utf8.count) }.map(Array.init)
        return (ids, next == [UInt8(ascii: "0")] ? nil : next)
    }

    private static func reindex(_ ids: [[UInt8]], _ start: String, on store: any RecordStore) async throws -> Int {
        var arguments: [RedisArgument] = [RedisArgument(start), RedisArgument(indexes.count)]
        for index in indexes {
            arguments += [RedisArgument(index.path), RedisArgument(index.kind.rawValue)]
            arguments += [index.missing == nil ? 0 : 1, RedisArgument(index.missing ?? [])]
        }
        arguments += ids.map { RedisArgument($0) }
        let keys = indexes.map { key(named: $0.path, in: store) }
        let reply = try await store.redis.run(RebuildScript.script, keys: keys, arguments: arguments)
        guard let count = reply.recordInteger.flatMap(Int.init(exactly:)) else { throw RecordError.unreadable }
        return count
    }
}
