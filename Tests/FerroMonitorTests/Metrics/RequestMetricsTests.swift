import FerroSupport
import Foundation
import Testing

@testable import FerroMonitor

@Suite struct RequestMetricsTests {
    private let start = ContinuousClock.now
    private let routes = [
        RequestMetrics.Route(method: "GET", path: "/links"), RequestMetrics.Route(method: "POST", path: "/links"),
    ]

    private func metrics(loops: Int = 2) -> RequestMetrics {
        RequestMetrics(routes: routes, loops: loops, startedAt: start)
    }

    @Test func `only routes that had a request are listed`() {
        let metrics = metrics()
        #expect(metrics.snapshot(now: start).routes.isEmpty)
        metrics.record(loop: 0, route: .route(1), status: 201, duration: .milliseconds(2))
        #expect(metrics.snapshot(now: start).routes.map(\.method) == ["POST"])
    }

    @Test func `a status of 400 or more is an error`() {
        let metrics = metrics()
        for status in [200, 302, 399, 400, 404, 500] {
            metrics.record(loop: 0, route: .route(0), status: status, duration: .milliseconds(2))
        }
        let snapshot = metrics.snapshot(now: start)
        #expect(snapshot.routes.map(\.errorCount) == [3])
        #expect(snapshot.routes.map(\.errorRate) == [0.5])
        #expect(snapshot.totalErrors == 3)
        #expect(snapshot.totalRequests == 6)
    }

    @Test func `average, minimum and maximum are whole milliseconds over all loops`() {
        let metrics = metrics()
        for (loop, milliseconds) in [(0, 2), (1, 3), (0, 10)] {
            metrics.record(loop: loop, route: .route(0), status: 200, duration: .milliseconds(milliseconds))
        }
        let route = metrics.snapshot(now: start).routes.first
        #expect(route?.averageDuration == 5)
        #expect(route?.minimumDuration == 2)
        #expect(route?.maximumDuration == 10)
    }

    @Test(arguments: [1, 2, 3])
    func `percentiles are within 2 percent of the exact ones`(seed: UInt64) {
        var generator = SplitMix64(seed: seed)
        let metrics = metrics(loops: 4)
        var exact: [Double] = []
        for index in 0..<20_000 {
            // Many fast answers and a long tail, from 10 microseconds to 10 seconds.
            let spread = 1 + generator.next() % 1000
            let nanoseconds = 10_000 * spread * (generator.next() % 50 == 0 ? 1 + generator.next() % 1000 : 1)
            exact.append(Double(nanoseconds) / 1e6)
            metrics.record(loop: index, route: .route(0), status: 200, duration: .nanoseconds(Int64(nanoseconds)))
        }
        exact.sort()
        let route = metrics.snapshot(now: start).routes.first
        for (share, found) in [(0.5, route?.p50), (0.95, route?.p95), (0.99, route?.p99)] {
            let expected = exact[Int((share * Double(exact.count)).rounded(.up)) - 1]
            #expect(abs((found ?? 0) - expected) <= expected * 0.02, "p\(share): \(found ?? 0) for \(expected)")
        }
    }

    @Test func `one request is its own percentile`() {
        let metrics = metrics()
        metrics.record(loop: 0, route: .route(0), status: 200, duration: .microseconds(420))
        let route = metrics.snapshot(now: start).routes.first
        #expect(route?.p50 == 0.42)
        #expect(route?.p99 == 0.42)
        #expect(route?.averageDuration == 0)
    }

    @Test func `many threads at once lose no request`() async {
        let metrics = metrics(loops: 3)
        await withTaskGroup(of: Void.self) { group in
            for task in 0..<8 {
                group.addTask {
                    for index in 0..<5_000 {
                        metrics.record(
                            loop: task, route: index % 5 == 0 ? .unmatched : .route(index % 2),
                            status: index % 10 == 0 ? 500 : 200, duration: .microseconds(index + 1))
                        if index % 1000 == 0 { _ = metrics.snapshot(now: .now) }
                    }
                }
            }
        }
        let snapshot = metrics.snapshot(now: start)
        #expect(snapshot.totalRequests == 40_000)
        #expect(snapshot.totalErrors == 4_000)
        #expect(snapshot.routes.map(\.count) == [16_000, 16_000, 8_000])
        #expect(snapshot.routes.map(\.route) == ["/links", "/links", "UNMATCHED"])
    }

    @Test func `numbers from nowhere are counted, not trapped on`() {
        let metrics = metrics(loops: 0)
        for loop in [Int.min, -1, 0, 7, Int.max] {
            for route in [Int.min, -1, 2, Int.max] {
                metrics.record(loop: loop, route: .route(route), status: .min, duration: .seconds(Int64.max))
            }
        }
        #expect(metrics.snapshot(now: start).routes.map(\.route) == ["UNMATCHED"])
        #expect(metrics.snapshot(now: start).totalRequests == 20)
        #expect(metrics.snapshot(now: start).routes.first?.maximumDuration == 3_600_000)
    }

    @Test func `there are never more than 1000 entries`() {
        let many = (0..<1500).map { RequestMetrics.Route(method: "GET", path: "/\($0)") }
        let metrics = RequestMetrics(routes: many, loops: 1, startedAt: start)
        for index in many.indices { metrics.record(loop: 0, route: .route(index), status: 200, duration: .zero) }
        metrics.record(loop: 0, route: .publicFiles, status: 200, duration: .zero)
        metrics.record(loop: 0, route: .unmatched, status: 404, duration: .zero)
        let snapshot = metrics.snapshot(now: start)
        #expect(snapshot.routes.count == 1000)
        #expect(snapshot.routes.suffix(3).map(\.route) == ["OTHER", "PUBLIC", "UNMATCHED"])
        #expect(snapshot.routes.suffix(3).map(\.count) == [503, 1, 1])
        #expect(snapshot.totalRequests == 1502)
    }

    @Test func `a reset forgets the counts and not the uptime`() {
        let metrics = metrics()
        metrics.record(loop: 1, route: .route(0), status: 200, duration: .milliseconds(1))
        metrics.reset()
        let snapshot = metrics.snapshot(now: start.advanced(by: .seconds(61)))
        #expect(snapshot.totalRequests == 0)
        #expect(snapshot.uptimeSeconds == 61)
    }

    @Test func `a full bucket is halved with all others`() {
        var tally = RouteTally()
        for _ in 0..<100 { tally.record(1_000_000, isError: false) }
        for _ in 0..<50 { tally.record(9_000_000, isError: false) }
        tally.halve()
        var sum = TallySum()
        sum.add(tally)
        #expect(sum.count == 150)
        #expect(abs(sum.percentile(0.6) - 1_000_000) < 20_000)
        #expect(abs(sum.percentile(0.7) - 9_000_000) < 180_000)
    }

    @Test func `the answer has the keys of the contract`() throws {
        let metrics = metrics()
        for status in [200, 200, 404] {
            metrics.record(loop: 0, route: .route(0), status: status, duration: .microseconds(420))
        }
        metrics.record(loop: 1, route: .unmatched, status: 404, duration: .milliseconds(3))
        metrics.record(loop: 1, lag: .milliseconds(2))
        metrics.record(loop: 1, lag: .microseconds(500))
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let json = String(decoding: try encoder.encode(metrics.snapshot(now: start + .seconds(9))), as: UTF8.self)
        #expect(
            json == """
                {"loops":[{"avg_lag_ms":0,"lag_ms":0,"max_lag_ms":0},\
                {"avg_lag_ms":1.25,"lag_ms":0.5,"max_lag_ms":2}],\
                "routes":[\
                {"avg_duration_ms":0,"count":3,"error_count":1,"error_rate":0.3333,"max_duration_ms":0,"method":"GET",\
                "min_duration_ms":0,"p50_ms":0.42,"p95_ms":0.42,"p99_ms":0.42,"route":"/links"},\
                {"avg_duration_ms":3,"count":1,"error_count":1,"error_rate":1,"max_duration_ms":3,"method":"*",\
                "min_duration_ms":3,"p50_ms":3,"p95_ms":3,"p99_ms":3,"route":"UNMATCHED"}],\
                "total_errors":2,"total_requests":4,"uptime_seconds":9}
                """)
    }

    @Test func `a route without a request has no minimum`() throws {
        let route = RouteMetrics(routes[0], TallySum())
        let json = String(decoding: try JSONEncoder().encode(route), as: UTF8.self)
        #expect(json.contains("\"min_duration_ms\":null"))
    }
}
