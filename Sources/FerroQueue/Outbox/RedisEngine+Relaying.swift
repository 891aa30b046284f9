import FerroRedis

extension RedisEngine: RelayEngine {
    /// Stores jobs in one script, unless a push under the key was stored before; answers nil then.
    ///
    /// The key is `{PREFIX}:relayed:KEY`, with an expiry. Like all that Redis keeps, it is only as durable as Redis is
    /// set up: what a crash or a failover loses of the keys, it loses of the jobs.
    public func push(_ drafts: [JobDraft], once key: String) async throws -> [JobReceipt]? {
        guard !drafts.isEmpty else { return [] }
        try checkCount(drafts.count)
        var arguments: [RedisArgument] = [
            RedisArgument(key), RedisArgument(RelayMemory.kept.components.seconds), RedisArgument(drafts.count),
        ]
        arguments.reserveCapacity(arguments.count + drafts.count * RedisDraft.width)
        for draft in drafts { try RedisDraft.append(draft, to: &arguments) }
        let reply = try await run(RedisQueueScript.pushOnce, arguments)
        return reply.isNull ? nil : try receipts(reply, count: drafts.count)
    }

    /// Lets keys expire soon; one script.
    public func forget(_ keys: [String]) async throws {
        guard !keys.isEmpty else { return }
        let seconds = RedisArgument(RelayMemory.afterwards.components.seconds)
        _ = try await run(RedisQueueScript.forgetRelayed, [seconds] + keys.map { RedisArgument($0) })
    }
}

extension RedisQueueScript {
    /// Pushes drafts under a key. `ARGV`: the key, the seconds it is known, how many drafts, and those.
    fileprivate static let pushOnce = RedisScript(
        pushing + #"""
            local marker = P .. 'relayed:' .. ARGV[1]
            if call('EXISTS', marker) == 1 then return false end
            local count, answer = tonumber(ARGV[3]), {}
            for n = 0, count - 1 do
              local i = 3 + n * 11
              local id, isNew = push(ARGV, i, tonumber(ARGV[i + 6]), count - n)
              answer[#answer + 1] = id
              answer[#answer + 1] = isNew
            end
            call('SET', marker, '1', 'EX', ARGV[2])
            ring()
            return answer
            """#, keyCount: 1)

    /// Shortens the time for which keys are known. `ARGV`: the seconds, the keys.
    fileprivate static let forgetRelayed = RedisScript(
        opening + #"""
            for i = 2, #ARGV do
              local marker = P .. 'relayed:' .. ARGV[i]
              local left = call('TTL', marker)
              if left > tonumber(ARGV[1]) then call('EXPIRE', marker, ARGV[1]) end
            end
            return 1
            """#, keyCount: 1)
}
