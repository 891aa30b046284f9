/// Counts requests and their durations per route, cheaply enough for every request.
///
/// ```swift
/// let metrics = RequestMetrics(routes: [.init(method: "GET", path: "/links")], loops: 2, startedAt: .now)
/// metrics.record(loop: request.loop, route: .route(0), status: 200, duration: .microseconds(420))
/// let snapshot = metrics.snapshot(now: .now)
/// ```
///
/// Each event loop writes into a shard of its own, so loops never wait for each other: the lock of a shard is taken by
/// its loop, and by a snapshot for the time it takes to add up one route. A record changes numbers in place, in arrays
/// that no one else holds, so it allocates nothing; the histogram of a route (4 KiB) is made at its first request on
/// a loop, and again after ``reset()``.
///
/// Durations are kept in buckets that are at most 3.1 % wide, so a percentile is within 2 % of the true one from
/// 1 microsecond to 1 hour. Shorter ones count as half a microsecond or less, longer ones as 1 hour.
///
/// Paths under `/_ferro` are not for these counts: whoever records leaves them out.
public final class RequestMetrics: Sendable {
    /// A route that is counted on its own.
    public struct Route: Sendable, Hashable {
        /// The method, `GET`.
        public let method: String
        /// The pattern, `/links/{link}`: never a path with values in it, of which there is no end.
        public let path: String

        /// Names a route.
        public init(method: String, path: String) {
            self.method = method
            self.path = path
        }
    }

    /// How many entries a snapshot has at most, those that several routes share among them.
    public static let maximumEntries = 1000

    private let names: [Route]
    private let ownRoutes: Int
    private let shards: [MetricsShard]
    private let startedAt: ContinuousClock.Instant

    /// Makes room for the routes of an application.
    ///
    /// - Parameters:
    ///   - routes: the routes in the order of their indexes; those past the 997th share one entry, `OTHER`.
    ///   - loops: how many event loops there are.
    ///   - startedAt: the moment the uptime counts from.
    public init(routes: [Route], loops: Int, startedAt: ContinuousClock.Instant) {
        let own = routes.prefix(Self.maximumEntries - Self.shared.count)
        self.ownRoutes = own.count
        self.names = own + Self.shared
        self.startedAt = startedAt
        let slots = own.count + Self.shared.count
        self.shards = (0..<Swift.max(1, Swift.min(loops, 1024))).map { _ in MetricsShard(slots: slots) }
    }

    /// Counts one request; a status of 400 or more is an error.
    ///
    /// Any number is accepted: loops are taken modulo the number of shards, and a route that does not exist counts as
    /// unmatched.
    public func record(loop: Int, route: MetricsRoute, status: Int, duration: Duration) {
        shard(loop).record(slot: slot(of: route), isError: status >= 400, nanoseconds: RouteTally.nanoseconds(duration))
    }

    /// Keeps how late an event loop came to what was due; the loop is taken as by ``record(loop:route:status:duration:)``.
    public func record(loop: Int, lag: Duration) { shard(loop).record(lag: RouteTally.nanoseconds(lag)) }

    private func shard(_ loop: Int) -> MetricsShard { shards[Int(UInt(bitPattern: loop) % UInt(shards.count))] }

    /// Adds up what all loops have counted so far.
    ///
    /// Requests go on being counted meanwhile, so two routes may be read a few microseconds apart.
    public func snapshot(now: ContinuousClock.Instant) -> MetricsSnapshot {
        var routes: [RouteMetrics] = []
        var total = TallySum()
        for (slot, name) in names.enumerated() {
            var sum = TallySum()
            for shard in shards { shard.add(slot: slot, to: &sum) }
            guard sum.count > 0 else { continue }
            routes.append(RouteMetrics(name, sum))
            total.count &+= sum.count
            total.errors &+= sum.errors
        }
        let uptime = startedAt.duration(to: now).components.seconds
        return MetricsSnapshot(
            routes: routes, totalRequests: total.count, totalErrors: total.errors, uptimeSeconds: Swift.max(0, uptime),
            loops: shards.map { LoopMetrics($0.lag) })
    }

    /// Forgets every count; the uptime goes on.
    public func reset() {
        for shard in shards { shard.reset() }
    }

    private static let shared = [
        Route(method: "*", path: "OTHER"), Route(method: "*", path: "PUBLIC"), Route(method: "*", path: "UNMATCHED"),
    ]

    private func slot(of route: MetricsRoute) -> Int {
        switch route {
        case .route(let index) where index >= 0 && index < ownRoutes: index
        // The routes past the last one with a slot of its own.
        case .route(let index) where index >= 0 && ownRoutes == Self.maximumEntries - Self.shared.count: ownRoutes
        case .publicFiles: ownRoutes + 1
        case .route, .unmatched: ownRoutes + 2
        }
    }
}
