/// A Lua script that the server runs in one go, known to it by the SHA-1 of its source.
///
/// ```swift
/// let take = RedisScript("""
///     local left = redis.call('DECRBY', KEYS[1], ARGV[1])
///     if left < 0 then redis.call('INCRBY', KEYS[1], ARGV[1]) end
///     return left
///     """, keyCount: 1)
/// let left = try await redis.run(take, keys: ["stock:7"], arguments: [2])
/// ```
///
/// It is sent as `EVALSHA`; a server that does not know it (after a restart, a failover or `SCRIPT FLUSH`) ran
/// nothing and gets the source with exactly that call. Make one `static let`: the digest is computed in `init`.
public struct RedisScript: Hashable, Sendable {
    /// The Lua source.
    public let source: String
    /// The SHA-1 of the source in 40 hexadecimal digits, by which the server knows it.
    public let digest: String
    /// How many keys it takes; nil for any number.
    public let keyCount: Int?
    /// Whether it changes nothing, so that it may be sent again when no answer came.
    public let isReadOnly: Bool

    /// Names a script by its source.
    ///
    /// - Parameters:
    ///   - keyCount: how many keys each call must give; nil for any number. Another number is refused unsent.
    ///   - isReadOnly: true only for a script that changes nothing, whatever becomes of its answer.
    public init(_ source: String, keyCount: Int? = nil, isReadOnly: Bool = false) {
        self.source = source
        digest = SHA1.hexDigest(of: Array(source.utf8))
        self.keyCount = keyCount
        self.isReadOnly = isReadOnly
    }
}

extension RedisScript {
    /// One call of the script as a request, for pipelines and transactions.
    ///
    /// - Parameter decode: reads the answer, which is never an error.
    public func request<Value>(
        keys: [RedisKey] = [], arguments: [RedisArgument] = [],
        decode: @escaping @Sendable (RedisReply) throws(RedisError) -> Value
    ) -> RedisRequest<Value> {
        let call = RedisCall(command("EVALSHA", digest, keys, arguments), special(for: keys))
        return RedisRequest(call, decode: decode)
    }

    /// One call of the script as a request that gives what the script returned.
    public func request(keys: [RedisKey] = [], arguments: [RedisArgument] = []) -> RedisRequest<RedisReply> {
        request(keys: keys, arguments: arguments) { (reply) throws(RedisError) in reply }
    }

    private func special(for keys: [RedisKey]) -> RedisCall.Special {
        guard let keyCount, keyCount != keys.count else { return .script(self) }
        let message = "The script takes \(keyCount) keys, not \(keys.count): nothing was sent"
        return .refused(RedisError(.configuration, message))
    }

    private func command(
        _ name: String, _ script: String, _ keys: [RedisKey], _ arguments: [RedisArgument]
    ) -> RedisCommand {
        var all: [RedisArgument] = [RedisArgument(script), RedisArgument(keys.count)]
        all.reserveCapacity(2 + keys.count + arguments.count)
        for key in keys { all.append(RedisArgument(key)) }
        all += arguments
        return RedisCommand(name, all, keys: .from(2, count: keys.count), isReadOnly: isReadOnly)
    }

    /// The same call with the source in place of the digest: it runs, and the server knows the script from then on.
    func withSource(_ call: RedisCommand) -> RedisCommand {
        var arguments = call.arguments
        if !arguments.isEmpty { arguments[0] = RedisArgument(source) }
        return RedisCommand("EVAL", arguments, keys: call.keys, isReadOnly: call.isReadOnly)
    }
}
