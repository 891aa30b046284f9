public import FerroHTTP
public import HTTPTypes
public import Logging
import NIOCore
public import NIOPosix
public import ServiceLifecycle
import Synchronization

#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Serves HTTP/1.1 and HTTP/2 on one address until it is told to stop.
///
/// ```swift
/// let server = HTTPServer(configuration: ServerConfiguration(port: 8080), logger: logger) { request in
///     .text("Hello from \(request.path)")
/// }
/// try await ServiceGroup(services: [server], gracefulShutdownSignals: [.sigterm], logger: logger).run()
/// ```
///
/// The responder runs on the event loop of its connection, so it must not block. A graceful shutdown waits for
/// ``ServerConfiguration/stopDelay``, accepts the connections that were made and no more, closes those that rest, lets
/// requests finish within the deadline, then closes what is left and cancels its tasks. Cancelling the task that runs the
/// server does the same without waiting.
public final class HTTPServer: Service {
    /// How many event loops serve the connections; ``Request/loop`` is below it.
    public let loopCount: Int

    /// Whether requests were still running when the server had stopped: then their event loops must not be ended.
    public var hasLeftRequests: Bool { leftRequests.load(ordering: .acquiring) }

    /// How many connections are open, or closed with requests still at work.
    public var connectionCount: Int { registry.count }

    private let leftRequests = Atomic(false)
    private let registry: ConnectionRegistry
    private let configuration: ServerConfiguration
    private let sharedGroup: MultiThreadedEventLoopGroup?
    private let logger: Logger
    private let onBound: (@Sendable (ServerAddress) async -> Void)?
    private let watch: LoopWatch?
    private let bodyLimit: (@Sendable (HTTPRequest.Method, String) -> Int?)?
    private let responder: Responder

    /// Makes a server; it binds when it runs.
    ///
    /// - Parameters:
    ///   - group: event loops to share with clients whose connections handlers use; it is not shut down. Without one
    ///     the server makes as many as ``ServerConfiguration/loops`` says, and ends them.
    ///   - watch: who is told how the event loops are doing.
    ///   - onBound: is told the address, with the port the system chose for 0.
    ///   - bodyLimit: how many bytes the body of a request of that method and path may have, asked when its head has
    ///     come; nil, the default, for ``HTTPLimits/bodyBytes``.
    public init(
        configuration: ServerConfiguration, on group: MultiThreadedEventLoopGroup? = nil, logger: Logger,
        watch: LoopWatch? = nil, onBound: (@Sendable (ServerAddress) async -> Void)? = nil,
        bodyLimit: (@Sendable (HTTPRequest.Method, String) -> Int?)? = nil, responder: @escaping Responder
    ) {
        self.configuration = configuration
        registry = ConnectionRegistry(maximum: configuration.maxConnections)
        sharedGroup = group
        loopCount =
            group.map { group in group.makeIterator().reduce(0) { count, _ in count + 1 } }
            ?? max(1, configuration.loops)
        self.logger = logger
        self.watch = watch
        self.bodyLimit = bodyLimit
        self.onBound = onBound
        self.responder = responder
    }

    /// Binds and serves; returns after a shutdown, throws a ``ServerError`` when the address cannot be listened on.
    public func run() async throws {
        if let sharedGroup {
            let isDone = try await serve(on: sharedGroup)
            leftRequests.store(!isDone, ordering: .releasing)
            return
        }
        let group = MultiThreadedEventLoopGroup(numberOfThreads: loopCount)
        do {
            let isDone = try await serve(on: group)
            // Loops on which tasks are still running are left to the end of the process: they cannot be stopped safely.
            if isDone { try await group.shutdownGracefully() }
        } catch {
            try? await group.shutdownGracefully()
            throw error
        }
    }

    /// Serves until shutdown; false when tasks of requests were still running at the end.
    private func serve(on group: MultiThreadedEventLoopGroup) async throws -> Bool {
        let identity = try await identity()
        let loops = LoopDirectory(group, watch: watch)
        let channel = try await bind(group, loops, identity)
        let reloading = identity?.watch(on: group.next())
        defer { reloading?.cancel() }
        let local = channel.localAddress
        let address = ServerAddress(
            host: local?.ipAddress ?? configuration.host, port: local?.port ?? configuration.port)
        logger.debug("listening", metadata: ["address": "\(configuration.tls == nil ? "http" : "https")://\(address)"])
        let ticks = LoopTicks(group, watch)
        defer { ticks.stop() }
        await onBound?(address)
        // By way of no event loop: one that is held up must not hold up the shutdown.
        let (stopping, keeper) = AsyncStream<Void>.makeStream()
        channel.closeFuture.whenComplete { _ in keeper.finish() }
        await withTaskCancellationOrGracefulShutdownHandler {
            for await _ in stopping {}
        } onCancelOrGracefulShutdown: {
            keeper.finish()
        }
        let isDone = await stop(channel, group)
        // A loop that is held would be waited for.
        if isDone { await loops.end() }
        return isDone
    }

    /// Lets load balancers notice, then takes no more connections and drains those there are.
    private func stop(_ channel: any Channel, _ group: MultiThreadedEventLoopGroup) async -> Bool {
        let end = NIODeadline.now() + TimeAmount(configuration.shutdownDeadline)
        try? await Task.sleep(for: configuration.stopDelay)
        registry.drain()
        await ListenerClosing(channel, on: group)(within: .nanoseconds((end - .now()).nanoseconds))
        return await drain(until: end)
    }

    /// Reads the certificate, away from the cooperative threads.
    private func identity() async throws -> TLSIdentity? {
        guard let tls = configuration.tls else { return nil }
        return try await NIOThreadPool.singleton.runIfActive { [logger] in try TLSIdentity(tls, logger: logger) }
    }

    private func bind(
        _ group: MultiThreadedEventLoopGroup, _ loops: LoopDirectory, _ identity: TLSIdentity?
    ) async throws -> any Channel {
        let settings = ConnectionSettings(
            configuration, logger: logger, bodyLimit: bodyLimit, responder: responder)
        let welcome = ConnectionWelcome(settings, loops, registry, identity)
        let bootstrap = ServerBootstrap(group: group)
            .serverChannelOption(.backlog, value: 1024)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .serverChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(AcceptBackoffHandler())
                }
            }
            .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
            .childChannelOption(.allowRemoteHalfClosure, value: true)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture { try welcome(channel) }
            }
        do {
            return try await bootstrap.bind(host: configuration.host, port: configuration.port).get()
        } catch {
            throw bindError(error)
        }
    }

    /// Waits for the requests at work, at most as long as the deadline, and a little longer for cancelled ones.
    ///
    /// It goes by way of no event loop, and by a task of its own, which is not cancelled with the server's.
    private func drain(until end: NIODeadline) async -> Bool {
        let patience = Task.isCancelled ? .zero : Duration.nanoseconds(max(0, (end - .now()).nanoseconds))
        let waiting = Task { [registry] in
            if await registry.isEmptied(within: patience) { return true }
            registry.closeAll()
            return await registry.isEmptied(within: .seconds(5))
        }
        let result = await withTaskCancellationHandler {
            await waiting.value
        } onCancel: {
            registry.closeAll()
        }
        if !result {
            logger.warning("requests still running after shutdown", metadata: ["connections": "\(registry.count)"])
        }
        return result
    }

    private func bindError(_ error: any Error) -> ServerError {
        let address = ServerAddress(host: configuration.host, port: configuration.port)
        switch (error as? IOError)?.errnoCode {
        case EADDRINUSE:
            return ServerError(
                .portInUse,
                "\(address) is in use: stop the program that listens there or set SERVER_PORT to another port",
                cause: error)
        case EACCES:
            return ServerError(
                .portForbidden,
                "\(address) needs a privilege this program lacks: set SERVER_PORT to a port from 1024 on", cause: error)
        default:
            return ServerError(
                .bind, "\(address) cannot be listened on: check SERVER_HOST and SERVER_PORT", cause: error)
        }
    }
}
