import FerroHTTP
import FerroServer
import HTTPTypes
import Logging
import ServiceLifecycle

/// A promise for tests: one side waits, the other opens.
actor Gate {
    private let (opening, keeper) = AsyncStream<Void>.makeStream()

    func open() { keeper.finish() }

    /// Waits for the opening, or for the end of the test's time.
    func pass() async { for await _ in opening {} }
}

/// A server that runs while a test's body does.
struct RunningServer: Sendable {
    let address: ServerAddress
    private let server: HTTPServer
    private let group: ServiceGroup

    init(address: ServerAddress, server: HTTPServer, group: ServiceGroup) {
        self.address = address
        self.server = server
        self.group = group
    }

    var connectionCount: Int { server.connectionCount }

    func connect() async throws -> Client { try await Client(address) }
    func shutDown() async { await group.triggerGracefulShutdown() }
}

/// Runs a server on a free port around a body, then shuts it down and waits for its end.
func withServer(
    _ change: (inout ServerConfiguration) -> Void = { _ in }, watch: LoopWatch? = nil,
    bodyLimit: (@Sendable (HTTPRequest.Method, String) -> Int?)? = nil, responder: @escaping Responder,
    _ body: @escaping @Sendable (RunningServer) async throws -> Void
) async throws {
    var configuration = ServerConfiguration(port: 0)
    configuration.loops = 2
    change(&configuration)
    let (addresses, continuation) = AsyncStream<ServerAddress>.makeStream()
    var logger = Logger(label: "test")
    logger.logLevel = .critical
    let server = HTTPServer(
        configuration: configuration, logger: logger, watch: watch,
        onBound: { address in
            continuation.yield(address)
            continuation.finish()
        }, bodyLimit: bodyLimit, responder: responder)
    let group = ServiceGroup(services: [server], logger: logger)
    try await withThrowingTaskGroup(of: Void.self) { tasks in
        tasks.addTask {
            defer { continuation.finish() }
            try await group.run()
        }
        for await address in addresses {
            let running = RunningServer(address: address, server: server, group: group)
            do {
                try await body(running)
            } catch {
                await running.shutDown()
                throw error
            }
            await running.shutDown()
        }
        try await tasks.waitForAll()
    }
}
