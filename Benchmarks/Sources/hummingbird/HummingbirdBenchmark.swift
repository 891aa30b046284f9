import Hummingbird
import Logging
import NIOPosix

/// Serves what Ferro's contender serves: `hummingbird PORT`.
@main struct HummingbirdBenchmark {
    static func main() async throws {
        let port = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 8080
        let router = Router()
        router.add(middleware: Stamp())
        for route in 0..<24 {
            router.get("api/things\(route)") { _, _ in "" }
            router.get("api/things\(route)/{id}") { _, context in context.parameters.get("id") ?? "" }
        }
        router.get("plaintext") { _, _ in "Hello, World!" }
        router.get("json") { _, _ in Greeting(message: "Hello, World!") }
        var logger = Logger(label: "hummingbird")
        logger.logLevel = .warning
        let app = Application(
            router: router,
            configuration: .init(address: .hostname("127.0.0.1", port: port), serverName: "hummingbird"),
            eventLoopGroupProvider: .shared(MultiThreadedEventLoopGroup(numberOfThreads: 1)), logger: logger)
        try await app.runService()
    }
}

/// What `/json` answers.
struct Greeting: ResponseEncodable {
    var message: String
}

/// Adds a header to every answer.
struct Stamp<Context: RequestContext>: RouterMiddleware {
    func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        response.headers[.via] = "benchmark"
        return response
    }
}
