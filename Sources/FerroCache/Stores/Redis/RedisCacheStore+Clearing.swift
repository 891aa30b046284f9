import FerroRedis

extension RedisCacheStore {
    /// Removes every key with a prefix: SCAN walks over all keys of the database, a thousand in a round trip, on a
    /// cluster over those of each master.
    public func clear(prefix: String) async throws {
        for master in try await masters() {
            var cursor: [UInt8]? = [UInt8(ascii: "0")]
            while let place = cursor {
                try Task.checkCancellation()
                let (keys, next) = try await scan(master, prefix: prefix, at: place)
                for reply in try await send(keys.map { CacheCommands.forget($0) }) { try CacheCommands.check(reply) }
                cursor = next
            }
        }
    }

    /// The servers that keep keys.
    private func masters() async throws -> [any RedisCommands] {
        guard let client = redis as? RedisClient else { return [redis] }
        do { return try await client.masters() } catch { throw CacheError.store(error) }
    }

    /// Keys with a prefix, and where the walk goes on; nil when it is over.
    private func scan(
        _ master: any RedisCommands, prefix: String, at cursor: [UInt8]
    ) async throws -> (keys: [[UInt8]], next: [UInt8]?) {
        let pattern = RedisArgument(CacheCommands.pattern(prefix: prefix))
        let arguments = [RedisArgument(cursor), "MATCH", pattern, "COUNT", 1000]
        let page: RedisReply
        do {
            page = try await master.send(RedisCommand("SCAN", arguments, isReadOnly: true))
        } catch {
            throw CacheError.store(error)
        }
        guard case .array(let parts) = page, parts.count == 2, let next = parts[0].bytes,
            case .array(let found) = parts[1]
        else { throw CacheError.unexpectedReply("SCAN") }
        let keys = found.compactMap(\.bytes).filter { $0.starts(with: prefix.utf8) }
        return (keys, next == [UInt8(ascii: "0")] ? nil : next)
    }
}
