internal import FerroHTTP
internal import FerroRouting
internal import FerroSQL

/// One request and what belongs to it alone.
final class RequestScope: Sendable {
    let runtime: Runtime
    let request: Request
    let parameters: Parameters
    let route: String?
    let database: Database
    let queries: QueryLog?

    init(runtime: Runtime, request: Request, parameters: Parameters, route: String?) {
        self.runtime = runtime
        self.request = request
        self.parameters = parameters
        self.route = route
        // Noting queries costs a lock and an allocation each: only where a person may look at them.
        if runtime.config.showsErrorDetails {
            let log = QueryLog()
            queries = log
            database = runtime.database.logging(to: log)
        } else {
            queries = nil
            database = runtime.database
        }
    }
}
