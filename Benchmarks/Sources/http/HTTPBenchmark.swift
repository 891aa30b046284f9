import Ferro

/// Serves what the other contenders serve, through all of the framework.
@main struct HTTPBenchmark {
    static func main() async { await Bench.main(default: .serve) }
}

/// An app of fifty routes and one middleware, on one event loop.
struct Bench: Application {
    func config(_ env: Env) throws -> Config {
        var config = try Config(env)
        config.server.loops = 1
        return config
    }

    func routes(_ r: Router) {
        r.use(Stamp())
        for route in 0..<24 {
            r.get("api/things\(route)") { "" }
            r.get("api/things\(route)/{id}") { (c: Context) in c.parameters["id"] ?? "" }
        }
        r.get("plaintext") { "Hello, World!" }
        r.get("json") { Greeting(message: "Hello, World!") }
    }
}

/// What `/json` answers.
struct Greeting: ResponseValue {
    var message: String
}

/// Adds a header to every answer.
struct Stamp: Middleware {
    func handle(_ request: Request, _ c: Context, next: Next) async throws -> Response {
        var response = try await next(request, c)
        response.headers[.via] = "benchmark"
        return response
    }
}
