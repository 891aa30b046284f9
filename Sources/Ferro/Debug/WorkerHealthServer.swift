internal import FerroHTTP
internal import FerroMonitor
internal import FerroQueue
internal import FerroServer
internal import Foundation
internal import HTTPTypes
internal import Logging
internal import ServiceLifecycle

/// A server beside a worker, whose error names the option that it was asked for with.
struct WorkerHealthServer: Service {
    let server: HTTPServer
    let port: Int

    func run() async throws {
        do {
            try await server.run()
        } catch let error as ServerError {
            throw ApplicationError(
                .command, "nothing can be answered at --health-port \(port): take another one", cause: error)
        }
    }
}

extension Runtime {
    /// Says on a port of its own how a worker is: `GET /health` is 200 while it is well, 503 otherwise.
    func healthServer(of worker: FerroQueue.Worker<JobContext>, port: Int) -> WorkerHealthServer {
        var configuration = config.server
        configuration.port = port
        configuration.loops = 1
        configuration.maxConnections = 64
        configuration.shutdownDeadline = .seconds(1)
        // It answers probes of the same machine or network to the last, in plaintext.
        configuration.stopDelay = .zero
        configuration.tls = nil
        let logger = logger
        let server = HTTPServer(configuration: configuration, logger: logger) { address in
            logger.info("the worker's health is at http://\(address)/health")
        } responder: { request in
            Self.answer(request, worker.health)
        }
        return WorkerHealthServer(server: server, port: port)
    }

    /// The answer of a worker's health; one that has not begun is not well.
    static func answer(_ request: Request, _ health: WorkerHealth?) -> Response {
        guard request.path == "/health" else { return Response(status: .notFound) }
        guard request.method == .get || request.method == .head else {
            return Response(status: .methodNotAllowed, headers: [.allow: "GET, HEAD"])
        }
        guard let health, let body = try? JSONBody.encode(DebugReply(health, at: Date())) else {
            return Response(status: .serviceUnavailable)
        }
        return .json(bytes: body, status: health.isHealthy && !health.isStopping ? .ok : .serviceUnavailable)
    }
}
