internal import FerroHTTP
internal import FerroMonitor
internal import FerroQueue
internal import FerroRedis
internal import FerroRouting
internal import FerroSQL
internal import Foundation
internal import HTTPTypes
internal import Logging

/// `/_ferro/*`: what an operator, a load balancer or a tool asks a running app.
///
/// They are not counted in the metrics. In production all but health are refused without the token.
struct DebugEndpoints: Sendable {
    static let prefix = "/_ferro/"
    private let runtime: Runtime
    private let access: DebugAccess

    init(_ runtime: Runtime) {
        self.runtime = runtime
        let monitor = runtime.config.monitor
        access = DebugAccess(
            stage: runtime.config.stage, isOpen: monitor.debugEndpoints, token: monitor.debugToken)
    }

    func respond(to request: Request) async -> Response {
        guard request.method == .get || request.method == .head else {
            return failure(
                "\(request.method.rawValue) is not answered here: use GET", .methodNotAllowed, [.allow: "GET, HEAD"])
        }
        let path = request.path.dropFirst(Self.prefix.count)
        if path == "health" { return await HealthEndpoint(runtime).respond(to: request) }
        switch access.decide(authorization: request.headers[.authorization]) {
        case .allowed: break
        case .refused(let refusal):
            runtime.logger.notice("\(refusal.logMessage)", metadata: ["request.id": "\(request.id)"])
            return failure(DebugRefusal.publicMessage, .forbidden)
        }
        do {
            switch path {
            case "routes": return try success(runtime.table.routes)
            case "middleware": return try success(MiddlewareReport(global: runtime.table.outermostMiddleware))
            case "services": return try success(services)
            case "metrics": return try success(runtime.metrics.snapshot(now: .now))
            case "cache/stats": return try success(CacheReport(runtime.kept.cache.statistics))
            case "queue/jobs": return try await queue { try await success(runtime.queue.jobs(limit: 100)) }
            case "queue/stats": return try await queue { try await success(runtime.queue.stats()) }
            case "queue/report": return try await queue { try await success(runtime.queueOverview()) }
            default: return failure("there is nothing at \(request.path)", .notFound)
            }
        } catch {
            runtime.logger.error("a debug endpoint failed", metadata: ["path": "\(request.path)", "error": "\(error)"])
            return failure("the answer could not be made; the log says why", .internalServerError)
        }
    }

    private var services: [ServiceRecord] {
        let own = runtime.services.names.map { ServiceRecord(name: $0, bindingType: .traitBinding) }
        var names = ["Cache", "Database", "Locks", "Queue", "RateLimits", "ViewRenderer"]
        if runtime.redis != nil { names.append("RedisClient") }
        let builtIn = names.map { ServiceRecord(name: $0, bindingType: .singleton) }
        return builtIn + own
    }

    private func queue(_ body: () async throws -> Response) async throws -> Response {
        do {
            return try await body()
        } catch let error as QueueError where error.code == .storage {
            return failure("the queue cannot be read: \(error.message)", .serviceUnavailable)
        } catch let error as RedisError {
            runtime.logger.error("the queue cannot be read", metadata: ["error": "\(error)"])
            return failure("the queue cannot be read: Redis does not answer, see the log", .serviceUnavailable)
        } catch let error as SQLError {
            // Most often the table is missing: nobody ran the migrations.
            runtime.logger.error("the queue cannot be read", metadata: ["error": "\(error)"])
            return failure(
                "the queue cannot be read: run web db:migrate, or see the log", .serviceUnavailable)
        }
    }

    private func success(_ data: some Encodable & Sendable, _ status: HTTPResponse.Status = .ok) throws -> Response {
        .json(bytes: try JSONBody.encode(DebugReply(data, at: Date())), status: status)
    }

    private func failure(_ error: String, _ status: HTTPResponse.Status, _ headers: Headers = [:]) -> Response {
        var response = Response(status: status)
        if let body = try? JSONBody.encode(DebugFailure(error, at: Date())) {
            response = .json(bytes: body, status: status)
        }
        for (name, value) in headers { response.headers[name] = value }
        return response
    }
}
