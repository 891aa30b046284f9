/// What one connection takes from a server, and how much may wait on it.
public struct RedisLimits: Hashable, Sendable {
    /// The bytes of one string of a reply; 64 MiB.
    public var stringBytes = 64 << 20
    /// The elements of one array of a reply; 1 048 576.
    public var elements = 1 << 20
    /// How deep arrays may be in arrays, at most 7, which is what hiredis 0.14 reads.
    public var depth = 7
    /// The bytes of one whole reply, and 32 for each of its parts; 128 MiB.
    public var replyBytes = 128 << 20
    /// The bytes of a status, an error or an announced length; 64 KiB.
    public var lineBytes = 64 << 10
    /// The commands that may wait for their answers on one connection; 65 536.
    public var waitingCommands = 1 << 16
    /// The bytes that may wait to be sent on one connection; 256 MiB.
    public var outgoingBytes = 256 << 20

    /// The limits as they are stated at each.
    public init() {}
}
