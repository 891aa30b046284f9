import FerroHTTP
import Logging
import NIOCore
import NIOSSL

/// Gives each new connection the handlers of its protocol: plaintext at once, TLS after its handshake.
struct ConnectionWelcome: Sendable {
    private let settings: ConnectionSettings
    private let loops: LoopDirectory
    private let registry: ConnectionRegistry
    private let identity: TLSIdentity?

    init(
        _ settings: ConnectionSettings, _ loops: LoopDirectory, _ registry: ConnectionRegistry,
        _ identity: TLSIdentity?
    ) {
        self.settings = settings
        self.loops = loops
        self.registry = registry
        self.identity = identity
    }

    /// Runs on the channel's event loop.
    func callAsFunction(_ channel: any Channel) throws {
        guard let loop = loops.state(of: channel.eventLoop) else { return channel.close(promise: nil) }
        let id = registry.nextID()
        let handlers = channel.pipeline.syncOperations
        if let identity {
            let gate = TLSGate(
                patience: TimeAmount(settings.configuration.headTimeout),
                drainPatience: TimeAmount(settings.configuration.drainPause * 4), logger: settings.logger,
                onClose: { registry.remove(id) }
            ) { channel, isHTTP2 in try open(channel, loop, id, isHTTP2: isHTTP2) }
            guard add(id, gate, channel) else { return try turnAway(channel) }
            // A close over TLS is one of both sides: NIOSSL waits out its 5 s when it may be one of the client's only.
            try channel.syncOptions?.setOption(.allowRemoteHalfClosure, value: false)
            try handlers.addHandlers(NIOSSLServerHandler(context: identity.context), gate)
            if registry.isDraining { gate.drain() }
        } else {
            let connection = plaintext(loop, id)
            guard add(id, connection, channel) else { return try turnAway(channel) }
            try handlers.addHandler(connection)
            if registry.isDraining { connection.drain() }
        }
    }

    private func add(_ id: ConnectionRegistry.ID, _ connection: any ServedConnection, _ channel: any Channel) -> Bool {
        registry.add(id, NIOLoopBound(connection, eventLoop: channel.eventLoop))
    }

    /// A connection whose first bytes tell which protocol it speaks.
    private func plaintext(_ loop: LoopState, _ id: ConnectionRegistry.ID) -> HTTP1Connection {
        let connection = HTTP1Connection(settings: settings, loop: loop) { registry.remove(id) }
        guard settings.http2.allowsPriorKnowledge else { return connection }
        connection.onHTTP2 = { [weak connection] context, bytes in
            guard let connection else { return }
            let channel = context.channel
            context.pipeline.syncOperations.removeHandler(connection, promise: nil)
            do {
                let http2 = HTTP2Connection(
                    on: channel, settings: settings, loop: loop, isSecure: false
                ) { registry.remove(id) }
                try http2.install(first: bytes)
                // With its handlers in place, since it is told here when the server is stopping.
                registry.replace(id, NIOLoopBound(http2, eventLoop: channel.eventLoop))
            } catch {
                settings.logger.error("connection not opened", metadata: ["error": "\(error)"])
                channel.close(promise: nil)
            }
        }
        return connection
    }

    private func open(
        _ channel: any Channel, _ loop: LoopState, _ id: ConnectionRegistry.ID, isHTTP2: Bool
    ) throws -> any ServedConnection {
        guard isHTTP2 else {
            let connection = HTTP1Connection(settings: settings, loop: loop, isSecure: true) {
                registry.remove(id)
            }
            try channel.pipeline.syncOperations.addHandler(connection)
            return connection
        }
        let connection = HTTP2Connection(on: channel, settings: settings, loop: loop, isSecure: true) {
            registry.remove(id)
        }
        try connection.install()
        return connection
    }

    /// One connection too many. Over TLS it is closed without a word, since the handshake would cost more than the answer.
    private func turnAway(_ channel: any Channel) throws {
        settings.logger.debug("connection turned away", metadata: ["reason": "server.max_connections"])
        guard identity == nil else { return channel.close(promise: nil) }
        try channel.pipeline.syncOperations.addHandler(TurnAway())
    }
}
