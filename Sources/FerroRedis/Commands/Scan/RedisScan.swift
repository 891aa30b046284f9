/// What a server keeps, page by page; nothing is kept waiting as `KEYS` would.
///
/// What is there from the beginning to the end comes at least once, and what is added or deleted meanwhile may or may
/// not. Redis may give an element twice. A cluster's masters are asked one after the other. Ending the loop or
/// cancelling the task ends the asking. (https://redis.io/docs/latest/commands/scan)
public struct RedisScan<Element: Sendable>: AsyncSequence, Sendable {
    /// Where the pages come from.
    let servers: @Sendable () async throws(RedisError) -> [any RedisCommands]
    /// One page from a place on.
    let page: @Sendable (RedisScanCursor) -> RedisRequest<RedisScanPage<Element>>

    /// Begins from the start.
    public func makeAsyncIterator() -> Iterator { Iterator(scan: self) }

    /// One pass.
    public struct Iterator: AsyncIteratorProtocol {
        private let scan: RedisScan
        private var servers: [any RedisCommands]?
        private var cursor = RedisScanCursor.start
        private var elements: [Element] = []
        private var index = 0

        init(scan: RedisScan) { self.scan = scan }

        /// The next element, nil after the last; one round trip for each page.
        ///
        /// - Throws: ``RedisError``.
        public mutating func next(
            isolation actor: isolated (any Actor)? = #isolation
        ) async throws(RedisError) -> Element? {
            while index >= elements.count {
                if servers == nil { servers = try await scan.servers() }
                guard let server = servers?.first else { return nil }
                let page = try await server.run(scan.page(cursor))
                elements = page.elements
                index = 0
                cursor = page.next
                if cursor == .start { servers?.removeFirst() }
            }
            defer { index += 1 }
            return elements[index]
        }
    }
}

/// Where a scan goes on; the server's number, of which nothing else is known.
struct RedisScanCursor: Hashable, Sendable {
    let number: UInt64
    /// The beginning, and the answer after the end.
    static let start = RedisScanCursor(number: 0)
}

/// Some elements of a scan.
struct RedisScanPage<Element: Sendable>: Sendable {
    let next: RedisScanCursor
    let elements: [Element]
}

extension ReplyShape {
    /// A page whose elements are read together.
    static func page<Element>(
        _ read: @escaping @Sendable (RedisReply) -> [Element]?
    ) -> Self where Value == RedisScanPage<Element> {
        ReplyShape("a page of \(Element.self)") { reply in
            guard let parts = reply.elements, parts.count == 2, let next = parts[0].value(as: UInt64.self),
                let elements = read(parts[1])
            else { return nil }
            return RedisScanPage(next: RedisScanCursor(number: next), elements: elements)
        }
    }
}
