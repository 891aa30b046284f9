/// A command together with the type of its answer.
///
/// ```swift
/// let visits = try await redis.run(.increment("visits"))                               // Int64
/// let (name, total) = try await redis.pipeline(.get("name", as: String.self), .increment("visits"))
/// ```
public struct RedisRequest<Value: Sendable>: Sendable {
    /// What is sent.
    public let command: RedisCommand
    /// Reads the answer, which is never an error.
    public let decode: @Sendable (RedisReply) throws(RedisError) -> Value

    /// A command and how its answer is read.
    public init(_ command: RedisCommand, decode: @escaping @Sendable (RedisReply) throws(RedisError) -> Value) {
        self.command = command
        self.decode = decode
    }
}
