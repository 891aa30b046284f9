import FerroHTTP
import FerroRouting
import HTTPTypes
import Synchronization
import Testing

/// What ran, in order.
final class Trail: Sendable {
    private let steps = Mutex<[String]>([])
    var all: [String] { steps.withLock { $0 } }
    func add(_ step: String) { steps.withLock { $0.append(step) } }
}

private struct Mark: Middleware {
    let name: String
    init(_ name: String) { self.name = name }
    func handle(_ request: Request, _ c: Trail, next: Next<Trail>) async throws -> Response {
        c.add("+" + name)
        defer { c.add("-" + name) }
        return try await next(request, c)
    }
}

private struct Stop: Middleware {
    func handle(_ request: Request, _ c: Trail, next: Next<Trail>) async throws -> Response { .empty(.forbidden) }
}

private struct Twice: Middleware {
    func handle(_ request: Request, _ c: Trail, next: Next<Trail>) async throws -> Response {
        _ = try await next(request, c)
        return try await next(request, c)
    }
}

private struct Broken: Error {}

@Suite struct MiddlewareTests {
    private func run(_ path: String, _ build: (Router<Trail>) -> Void) async throws -> (Trail, Response) {
        let router = Router<Trail>()
        build(router)
        let table = try RouteTable(router)
        guard case .found(let index, _) = table.match(.get, path) else { throw Broken() }
        let next = try #require(table.next(for: index))
        let trail = Trail()
        return (trail, try await next(Request(path: path), trail))
    }

    @Test func `middleware runs from parent to child to route`() async throws {
        let (trail, _) = try await run("/api/v1/x") { router in
            router.use(Mark("a"), Mark("b"))
            router.group("api", use: Mark("c")) { api in
                api.group("v1", use: Mark("d")) { v1 in
                    v1.get("x", middleware: [Mark("e")]) { _, c in
                        c.add("handler")
                        return .empty()
                    }
                }
            }
        }
        #expect(trail.all == ["+a", "+b", "+c", "+d", "+e", "handler", "-e", "-d", "-c", "-b", "-a"])
    }

    @Test func `middleware added later holds for routes added earlier`() async throws {
        let (trail, _) = try await run("/x/y") { router in
            router.group("x") { x in
                x.get("y") { _, _ in .empty() }
                x.use(Mark("b"))
            }
            router.use(Mark("a"))
        }
        #expect(trail.all == ["+a", "+b", "-b", "-a"])
    }

    @Test func `a group's middleware stays in the group`() async throws {
        let (trail, _) = try await run("/outside") { router in
            router.group("in", use: Mark("in")) { $0.get("x") { _, _ in .empty() } }
            router.get("outside") { _, _ in .empty() }
        }
        #expect(trail.all == [])
    }

    @Test func `middleware may answer by itself`() async throws {
        let (trail, response) = try await run("/x") { router in
            router.use(Mark("a"), Stop(), Mark("b"))
            router.get("x") { _, _ in .text("never") }
        }
        #expect(response.status == .forbidden)
        #expect(trail.all == ["+a", "-a"])
    }

    @Test func `calling next twice runs the rest twice`() async throws {
        let (trail, _) = try await run("/x") { router in
            router.use(Twice(), Mark("a"))
            router.get("x") { _, _ in .empty() }
        }
        #expect(trail.all == ["+a", "-a", "+a", "-a"])
    }

    @Test func `an error passes through every layer`() async throws {
        let trail = Trail()
        let next = Next<Trail>([Mark("a"), Mark("b")]) { _, _ in throw Broken() }
        await #expect(throws: Broken.self) { try await next(Request(), trail) }
        #expect(trail.all == ["+a", "+b", "-b", "-a"])
    }

    @Test func `an answer outside of routes passes the outermost middleware only`() async throws {
        let router = Router<Trail>()
        router.use(Mark("a"))
        router.group("x", use: Mark("b")) { $0.get("y") { _, _ in .empty() } }
        let trail = Trail()
        let response = try await RouteTable(router).outside { _, _ in .empty(.notFound) }(Request(), trail)
        #expect(response.status == .notFound)
        #expect(trail.all == ["+a", "-a"])
    }

    @Test func `a fallback runs behind its group's middleware`() async throws {
        let router = Router<Trail>()
        router.use(Mark("a"))
        router.group("x", use: Mark("b")) { $0.fallback { _, _ in .text("lost") } }
        let table = try RouteTable(router)
        let trail = Trail()
        let fallback = try #require(table.fallback)
        #expect(try await fallback(Request(), trail).status == .ok)
        #expect(trail.all == ["+a", "+b", "-b", "-a"])
        #expect(table.match(.get, "/anything") == .notFound)
        #expect(table.routes.isEmpty)
    }
}
