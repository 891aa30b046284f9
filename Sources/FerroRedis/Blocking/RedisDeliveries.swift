/// The entries of a stream for one consumer; see ``RedisClient/consume(_:group:consumer:_:)``.
public struct RedisDeliveries: AsyncSequence, Sendable {
    /// What it gives.
    public typealias Element = RedisDelivery
    let client: RedisClient
    let key: RedisKey
    let group: String
    let consumer: String
    let settings: RedisConsumption

    /// Begins to read.
    public func makeAsyncIterator() -> Iterator { Iterator(source: self) }
}
