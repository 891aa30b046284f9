extension RedisCommands {
    /// All keys, page by page: `SCAN`.
    ///
    /// ```swift
    /// for try await key in redis.scan(matching: "user:*", count: 500) { … }
    /// ```
    ///
    /// - Parameters:
    ///   - pattern: `*`, `?`, `[ab]` as in a shell; the server walks over all keys whatever the pattern.
    ///   - count: about how many keys the server looks at for one page.
    ///   - type: only keys of one kind, `hash`.
    public func scan(
        matching pattern: String? = nil, count: Int = 100, type: String? = nil
    ) -> RedisScan<RedisKey> {
        RedisScan(servers: servers) { cursor in
            var list = ArgumentList([RedisArgument(cursor.number)])
            list.append(pattern: pattern, count: count, of: "SCAN")
            if let type { list.append("TYPE", RedisArgument(type)) }
            return RedisRequest(
                "SCAN", list.arguments, isReadOnly: true, special: list.special,
                as: .page { $0.list { $0.value(as: RedisKey.self) } })
        }
    }

    /// The fields of a hash, page by page: `HSCAN`.
    public func scanFields<V: RedisValue>(
        of key: RedisKey, matching pattern: String? = nil, count: Int = 100, as type: V.Type = V.self
    ) -> RedisScan<(name: String, value: V)> {
        pages("HSCAN", key, pattern, count) { reply in
            reply.pairs({ $0.text }, { $0.value(as: V.self) })?.map { (name: $0, value: $1) }
        }
    }

    /// The members of a set, page by page: `SSCAN`.
    public func scanMembers<V: RedisValue>(
        of key: RedisKey, matching pattern: String? = nil, count: Int = 100, as type: V.Type = V.self
    ) -> RedisScan<V> {
        pages("SSCAN", key, pattern, count) { reply in reply.list { $0.value(as: V.self) } }
    }

    /// The members of a sorted set with their scores, page by page and in no order: `ZSCAN`.
    public func scanScored<V: RedisValue>(
        of key: RedisKey, matching pattern: String? = nil, count: Int = 100, as type: V.Type = V.self
    ) -> RedisScan<RedisScored<V>> {
        pages("ZSCAN", key, pattern, count) { reply in ReplyShape.scored(V.self).read(reply) }
    }

    private func pages<Element>(
        _ name: String, _ key: RedisKey, _ pattern: String?, _ count: Int,
        _ read: @escaping @Sendable (RedisReply) -> [Element]?
    ) -> RedisScan<Element> {
        RedisScan(servers: { () throws(RedisError) in [self] }) { cursor in
            var list = ArgumentList([RedisArgument(key), RedisArgument(cursor.number)])
            list.append(pattern: pattern, count: count, of: name)
            return RedisRequest(
                name, list.arguments, keys: .first, isReadOnly: true, special: list.special, as: .page(read))
        }
    }

    /// Every server that keeps keys of its own: the masters of a cluster, or the one.
    private func servers() async throws(RedisError) -> [any RedisCommands] {
        [self]
    }
}

extension ArgumentList {
    fileprivate mutating func append(pattern: String?, count: Int, of command: String) {
        if let pattern { append("MATCH", RedisArgument(pattern)) }
        append("COUNT")
        append(count: count, of: command)
        if count == 0, special == nil { special = .refused(.count(of: command)) }
    }
}
