/// A command together with the type of its answer.
///
/// ```swift
/// let visits = try await redis.run(.increment("visits"))                               // Int64
/// let (name, total) = try await redis.pipeline(.get("name", as: String.self), .increment("visits"))
/// ```
public struct RedisRequest<Value: Sendable>: Sendable {
    let call: RedisCall
    /// Reads the answer, which is never an error.
    public let decode: @Sendable (RedisReply) throws(RedisError) -> Value

    /// What is sent.
    public var command: RedisCommand { call.command }

    /// A command and how its answer is read.
    public init(_ command: RedisCommand, decode: @escaping @Sendable (RedisReply) throws(RedisError) -> Value) {
        self.init(RedisCall(command), decode: decode)
    }

    init(_ call: RedisCall, decode: @escaping @Sendable (RedisReply) throws(RedisError) -> Value) {
        self.call = call
        self.decode = decode
    }
}

extension RedisRequest {
    /// A command whose answer has one shape; another shape is an error that names the command.
    init(
        _ name: String, _ arguments: [RedisArgument] = [], keys: RedisCommand.Keys = .none, isReadOnly: Bool = false,
        special: RedisCall.Special? = nil, as shape: ReplyShape<Value>
    ) {
        let command = RedisCommand(name, arguments, keys: keys, isReadOnly: isReadOnly)
        self.init(
            RedisCall(command, special),
            decode: { (reply) throws(RedisError) in
                if let value = shape.read(reply) { return value }
                throw .unexpected(reply, to: name, expected: shape.name())
            })
    }
}
