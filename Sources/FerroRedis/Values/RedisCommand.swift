/// A command and its arguments, as they are sent.
///
/// ```swift
/// let reply = try await redis.send(RedisCommand("OBJECT", ["ENCODING", RedisArgument(key)], keys: .at(1)))
/// ```
public struct RedisCommand: Hashable, Sendable {
    /// The name, `GET`.
    public let name: String
    /// What follows the name.
    public let arguments: [RedisArgument]
    /// Which of the arguments are keys: a cluster sends the command where they are.
    public let keys: Keys
    /// Whether running it twice, or not knowing whether it ran, does no harm: such a command may be sent again.
    public let isReadOnly: Bool

    /// Where the keys are among the arguments, counted from 0.
    public struct Keys: Hashable, Sendable {
        let first: Int
        let step: Int
        let count: Int

        /// The command has no key.
        public static let none = Keys(first: 0, step: 1, count: 0)
        /// One key, the first argument.
        public static let first = Keys(first: 0, step: 1, count: 1)
        /// One key.
        public static func at(_ index: Int) -> Keys { Keys(first: index, step: 1, count: 1) }
        /// Some keys, each so many arguments after the one before.
        public static func from(_ index: Int, count: Int, step: Int = 1) -> Keys {
            Keys(first: index, step: step, count: count)
        }
    }

    /// Puts a command together.
    ///
    /// - Parameter isReadOnly: true only for commands that change nothing, whatever becomes of their answer.
    public init(_ name: String, _ arguments: [RedisArgument] = [], keys: Keys = .none, isReadOnly: Bool = false) {
        self.name = name
        self.arguments = arguments
        self.keys = keys
        self.isReadOnly = isReadOnly
    }
}

extension RedisCommand: CustomStringConvertible {
    /// The name and the number of arguments; their values may be secrets.
    public var description: String { "\(name) (\(arguments.count) arguments)" }
}
