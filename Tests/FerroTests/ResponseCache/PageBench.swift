import Logging
import NIOCore
import Synchronization

@testable import Ferro

/// An app with one page behind a response cache, and time that passes when a test says so.
struct PageBench: Application {
    /// What a handler answers for the request and the number of its run, from 1.
    typealias Handler = @Sendable (Request, Int) async throws -> Response

    /// What a test sees of the app.
    final class State: Sendable {
        let runs = Atomic(0)
        let milliseconds = Atomic<Int64>(1_795_000_000_000)
        let isBroken = Atomic(false)

        func now() -> Int64 { milliseconds.load(ordering: .relaxed) }
        func pass(_ seconds: Int64) { milliseconds.wrappingAdd(seconds * 1000, ordering: .relaxed) }
        var count: Int { runs.load(ordering: .relaxed) }
    }

    let state = State()
    var rules = ResponseCache(for: .seconds(60))
    var handler: Handler = { _, number in .text("page \(number)") }
    var proxies = TrustedProxies.none
    let cache: Cache

    init() {
        let clock = CacheClock { [state] in state.now() }
        var configuration = CacheConfiguration()
        configuration.jitter = 0
        configuration.clock = clock
        cache = Cache(MemoryStore(clock: clock), configuration: configuration)
    }

    init(_ rules: ResponseCache, _ handler: @escaping Handler = { _, number in .text("page \(number)") }) {
        self.init()
        self.handler = handler
        var own = ResponseCache(
            in: { [cache] _ in cache }, for: rules.lifetime, stale: rules.stale, tags: rules.tags,
            varyBy: rules.varyBy, sharing: rules.sharing)
        own.pageTags = rules.pageTags
        own.statuses = rules.statuses
        own.ignoredQuery = rules.ignoredQuery
        own.maximumSize = rules.maximumSize
        own.obeysRequests = rules.obeysRequests
        own.showsOutcome = rules.showsOutcome
        own.now = { [state] in state.now() }
        self.rules = own
    }

    func config(_ env: Env) throws -> Config {
        var config = try Config(env)
        config.security.trustedProxies = proxies
        return config
    }

    func routes(_ r: Router) {
        let answer: Route.Handler = { request, _ in
            try await handler(request, state.runs.wrappingAdd(1, ordering: .relaxed).newValue)
        }
        r.get("page", middleware: [rules], use: answer)
        r.get("pages/{id}", middleware: [rules], use: answer)
        r.post("page", middleware: [rules], use: answer)
    }

    /// Runs a test on the opened app.
    func run(_ body: @escaping @Sendable (PageClient) async throws -> Void) async throws {
        try await withRuntime(self) { runtime in try await body(PageClient(handler: RequestHandler(runtime), app: self))
        }
        await cache.close()
    }
}

/// Asks a page bench.
struct PageClient: Sendable {
    let handler: RequestHandler
    let app: PageBench

    func get(_ target: String = "/page", _ headers: Headers = [:], method: HTTPRequest.Method = .get) async -> Response
    {
        await handler.respond(to: Request(method: method, path: target, headers: headers))
    }

    /// The body and the outcome, `page 1 hit`.
    func line(_ target: String = "/page", _ headers: Headers = [:]) async -> String { await get(target, headers).line }
}

extension Response {
    var text: String { body.buffer.map { String(buffer: $0) } ?? "" }
    var outcome: String { HTTPField.Name("X-Cache").flatMap { headers[$0] } ?? "-" }
    var line: String { "\(text) \(outcome)" }
}
