internal import FerroHTTP
internal import FerroMonitor
internal import FerroRedis
internal import FerroSQL
internal import Foundation
internal import HTTPTypes
internal import Logging

/// `/_ferro/health`: 200 while the process wants requests and what it was asked about answers; 503 otherwise.
struct HealthEndpoint: Sendable {
    private let runtime: Runtime

    init(_ runtime: Runtime) { self.runtime = runtime }

    func respond(to request: Request) async -> Response {
        var isHealthy = runtime.readiness.isReady
        var report = HealthReport(at: Date(), isReady: isHealthy)
        if request.query["db"] == "true" {
            let problem = await databaseProblem()
            isHealthy = isHealthy && problem == nil
            report.add(databaseProblem: problem)
        }
        if request.query["redis"] == "true", let redis = runtime.redis {
            let problem = await redisProblem(redis)
            // An app that goes on alone without Redis is healthy without it.
            isHealthy = isHealthy && (problem == nil || !runtime.config.redis.isRequired)
            report.add(redisProblem: problem)
        }
        let status: HTTPResponse.Status = isHealthy ? .ok : .serviceUnavailable
        guard let body = try? JSONBody.encode(DebugReply(report, at: Date())) else {
            return Response(status: .serviceUnavailable)
        }
        return .json(bytes: body, status: status)
    }

    /// Why the database does not answer; in production only that it does not.
    private func databaseProblem() async -> String? {
        do {
            let _: Int = try await runtime.database.value("SELECT 1")
            return nil
        } catch {
            return shown(error, "the database does not answer")
        }
    }

    private func redisProblem(_ redis: RedisClient) async -> String? {
        do throws(RedisError) {
            try await redis.connect()
            return nil
        } catch {
            return shown(error, "Redis does not answer")
        }
    }

    private func shown(_ error: any Error, _ sentence: String) -> String {
        runtime.logger.error("\(sentence)", metadata: ["error": "\(error)"])
        return runtime.config.showsErrorDetails ? "\(error)" : sentence
    }
}
