extension RedisCommands {
    /// Adds an entry to a stream, which is made when there is none, and gives its id: `XADD`.
    ///
    /// Fields are sent in the order of their names: entries whose fields are alike take less memory.
    @discardableResult
    nonisolated(nonsending) public func addEntry(
        _ fields: [String: RedisArgument], to key: RedisKey, trimming: RedisStreamTrim? = nil
    ) async throws(RedisError) -> RedisStreamID {
        try await run(.addEntry(fields, to: key, trimming: trimming))
    }

    /// Adds an entry only when the stream exists, and gives its id, nil without it: `XADD NOMKSTREAM`.
    @discardableResult
    nonisolated(nonsending) public func addEntryIfPresent(
        _ fields: [String: RedisArgument], to key: RedisKey, trimming: RedisStreamTrim? = nil
    ) async throws(RedisError) -> RedisStreamID? {
        try await run(.addEntryIfPresent(fields, to: key, trimming: trimming))
    }

    /// The entries from one id through another, oldest first or reversed: `XRANGE`, `XREVRANGE`.
    nonisolated(nonsending) public func entries(
        of key: RedisKey, from first: RedisStreamID? = nil, through last: RedisStreamID? = nil, reversed: Bool = false,
        count: Int? = nil
    ) async throws(RedisError) -> [RedisStreamEntry] {
        try await run(.entries(of: key, from: first, through: last, reversed: reversed, count: count))
    }

    /// The entries of streams after an id of each, without waiting: `XREAD`. On a cluster all in one slot.
    nonisolated(nonsending) public func readEntries(
        after ids: [RedisKey: RedisStreamID], count: Int? = nil
    ) async throws(RedisError) -> [RedisKey: [RedisStreamEntry]] {
        try await run(.readEntries(after: ids, count: count))
    }

    /// How many entries a stream has: `XLEN`.
    nonisolated(nonsending) public func streamLength(of key: RedisKey) async throws(RedisError) -> Int {
        try await run(.streamLength(of: key))
    }

    /// Removes old entries and says how many: `XTRIM`.
    @discardableResult
    nonisolated(nonsending) public func trimStream(
        _ key: RedisKey, _ trim: RedisStreamTrim
    ) async throws(RedisError) -> Int {
        try await run(.trimStream(key, trim))
    }

    /// Deletes entries and says how many existed: `XDEL`. None need no round trip.
    @discardableResult
    nonisolated(nonsending) public func deleteEntries(
        _ ids: [RedisStreamID], of key: RedisKey
    ) async throws(RedisError) -> Int {
        try await run(.deleteEntries(ids, of: key))
    }
}
