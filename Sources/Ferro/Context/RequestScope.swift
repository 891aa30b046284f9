internal import FerroHTTP
internal import FerroRouting
package import FerroSQL
internal import Logging

/// One request and what belongs to it alone.
package final class RequestScope: Sendable {
    let runtime: Runtime
    let request: Request
    let parameters: Parameters
    let route: String?
    let queries: QueryLog?
    /// The database where it is not the runtime's as it is, which most requests never ask for.
    private let ownDatabase: Database?

    /// Where a test has the statements of its requests noted.
    @TaskLocal package static var watching: QueryLog?

    var database: Database { ownDatabase ?? runtime.database }

    init(runtime: Runtime, request: Request, parameters: Parameters, route: String?) {
        self.runtime = runtime
        self.request = request
        self.parameters = parameters
        self.route = route
        // Noting queries costs a lock and an allocation each: only where a person may look at them.
        if runtime.showsErrorDetails {
            let log =
                Self.watching
                ?? QueryLog { [logger = runtime.logger, route] in $0.report(to: logger, route: route) }
            queries = log
            ownDatabase = runtime.database.session().logging(to: log)
        } else {
            queries = nil
            ownDatabase = runtime.database.hasReplicas ? runtime.database.session() : nil
        }
    }
}

extension QueryRepetition {
    /// Warns of the statement, with the line of the app that runs it where that can be told.
    fileprivate func report(to logger: Logger, route: String?) {
        ProgramLine().find { line in
            var told = self
            told.callSite = callSite ?? line
            logger.warning(
                "\(told); load what belongs to the rows with the rows: `.with(…)`",
                metadata: ["route": "\(route ?? "none")"])
        }
    }
}
