// A literal inside of a parameter pack does not take the type of the parameter (Swift 6.3), so that `.get("name")`
// would not compile: hence one form for each number of requests up to six.

extension RedisBatch {
    /// Two requests; their answers in a tuple.
    public init<A, B>(
        _ a: RedisRequest<A>, _ b: RedisRequest<B>
    ) where Value == (A, B) {
        self.init(calls: [a.call, b.call]) { (x) throws(RedisError) in
            (try x.next(a), try x.next(b))
        }
    }

    /// Three requests; their answers in a tuple.
    public init<A, B, C>(
        _ a: RedisRequest<A>, _ b: RedisRequest<B>, _ c: RedisRequest<C>
    ) where Value == (A, B, C) {
        self.init(calls: [a.call, b.call, c.call]) { (x) throws(RedisError) in
            (try x.next(a), try x.next(b), try x.next(c))
        }
    }

    /// Four requests; their answers in a tuple.
    public init<A, B, C, D>(
        _ a: RedisRequest<A>, _ b: RedisRequest<B>, _ c: RedisRequest<C>, _ d: RedisRequest<D>
    ) where Value == (A, B, C, D) {
        self.init(calls: [a.call, b.call, c.call, d.call]) { (x) throws(RedisError) in
            (try x.next(a), try x.next(b), try x.next(c), try x.next(d))
        }
    }

    /// Five requests; their answers in a tuple.
    public init<A, B, C, D, E>(
        _ a: RedisRequest<A>, _ b: RedisRequest<B>, _ c: RedisRequest<C>, _ d: RedisRequest<D>, _ e: RedisRequest<E>
    ) where Value == (A, B, C, D, E) {
        self.init(calls: [a.call, b.call, c.call, d.call, e.call]) { (x) throws(RedisError) in
            (try x.next(a), try x.next(b), try x.next(c), try x.next(d), try x.next(e))
        }
    }

    /// Six requests; their answers in a tuple.
    public init<A, B, C, D, E, F>(
        _ a: RedisRequest<A>, _ b: RedisRequest<B>, _ c: RedisRequest<C>, _ d: RedisRequest<D>, _ e: RedisRequest<E>,
        _ f: RedisRequest<F>
    ) where Value == (A, B, C, D, E, F) {
        self.init(calls: [a.call, b.call, c.call, d.call, e.call, f.call]) { (x) throws(RedisError) in
            (try x.next(a), try x.next(b), try x.next(c), try x.next(d), try x.next(e), try x.next(f))
        }
    }
}
