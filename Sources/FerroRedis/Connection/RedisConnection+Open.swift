import FerroSupport
import NIOCore
import NIOPosix
import NIOSSL

extension RedisConnection {
    /// Connects, encrypts where that is wanted, says who it is and chooses the database.
    static func open(
        _ endpoint: RedisEndpoint, _ configuration: RedisConfiguration, _ tls: NIOSSLContext?, on loop: any EventLoop
    ) async throws(RedisError) -> RedisConnection {
        let core = try ConnectionCore(
            loop, configuration.limits, timeout: configuration.commandTimeout, address: "\(endpoint)")
        let connection = RedisConnection(core, endpoint)
        let channel: any Channel
        do {
            channel = try await bootstrap(core, endpoint, configuration, tls).get()
        } catch {
            throw RedisError(.connection, unreachable(endpoint, error), cause: error)
        }
        _ = await connection.onLoop { core in
            // What the server said before it was asked may have been enough to end the connection.
            guard core.phase != .closed else { return channel.close(promise: nil) }
            core.channel = channel
            if !channel.isActive {
                core.fail(RedisError(.connection, "Redis at \(core.address) ended the connection."))
            }
        }
        do throws(RedisError) {
            try await connection.introduce(configuration)
        } catch {
            await connection.close()
            throw error
        }
        return connection
    }

    private static func bootstrap(
        _ core: ConnectionCore, _ endpoint: RedisEndpoint, _ configuration: RedisConfiguration, _ tls: NIOSSLContext?
    ) -> EventLoopFuture<any Channel> {
        let name = serverName(endpoint, configuration)
        let bootstrap = ClientBootstrap(group: core.loop)
            .connectTimeout(TimeAmount(configuration.connectTimeout))
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    if let tls {
                        let handler = try tlsHandler(tls, name)
                        try channel.pipeline.syncOperations.addHandler(handler)
                    }
                    try channel.pipeline.syncOperations.addHandler(ReplyHandler(core))
                }
            }
        switch endpoint {
        case .host(let host, let port):
            return bootstrap.channelOption(.socketOption(.so_keepalive), value: 1)
                .channelOption(.tcpOption(.tcp_nodelay), value: 1)
                .connect(to: host, port)
        case .socket(let path): return bootstrap.connect(unixDomainSocketPath: path)
        }
    }

    private static func tlsHandler(_ context: NIOSSLContext, _ name: String?) throws -> NIOSSLClientHandler {
        do {
            return try NIOSSLClientHandler(context: context, serverHostname: name)
        } catch let error as NIOSSLExtraError where error == .cannotUseIPAddressInSNI {
            // The certificate is then checked against the address itself.
            return try NIOSSLClientHandler(context: context, serverHostname: nil)
        }
    }

    private static func serverName(_ endpoint: RedisEndpoint, _ configuration: RedisConfiguration) -> String? {
        if let name = configuration.tls?.serverName { return name }
        if case .host(let host, _) = endpoint { return host }
        return nil
    }

    private static func unreachable(_ endpoint: RedisEndpoint, _ error: any Error) -> String {
        "Redis at \(endpoint) cannot be reached (\(error)). Is it running there, and does REDIS_URL name it?"
    }

    /// Who it is, the database and its name, in one round trip.
    private func introduce(_ configuration: RedisConfiguration) async throws(RedisError) {
        var commands: [RedisCommand] = []
        if let password = configuration.password {
            let user = configuration.username.map { [RedisArgument($0)] } ?? []
            commands.append(RedisCommand("AUTH", user + [RedisArgument(password.reveal())]))
        }
        if configuration.database != 0 {
            commands.append(RedisCommand("SELECT", [RedisArgument(configuration.database)]))
        }
        if let name = configuration.clientName {
            commands.append(RedisCommand("CLIENT", ["SETNAME", RedisArgument(name)]))
        }
        if commands.isEmpty { commands.append(RedisCommand("PING")) }
        let replies: [RedisReply]
        do throws(RedisError) {
            replies = try await send(commands, timeout: configuration.connectTimeout)
        } catch {
            let failure = await onLoop { $0.failure } ?? error
            throw RedisError(failure.code, failure.message, cause: failure.cause)
        }
        for (command, reply) in zip(commands, replies) {
            guard case .error(let text) = reply else { continue }
            try Self.check(command, text)
        }
    }

    private static func check(_ command: RedisCommand, _ text: String) throws(RedisError) {
        switch command.name {
        case "AUTH":
            throw RedisError(
                .authentication, "Redis refused the user or the password. Look at REDIS_URL or REDIS_PASSWORD.",
                reply: text)
        case "SELECT" where text.hasPrefix("ERR"):
            throw RedisError(
                .configuration, "Redis has no such database. Look at REDIS_URL or REDIS_DATABASE.", reply: text)
        // A name is a courtesy that the rules of a user may forbid.
        case "CLIENT" where text.hasPrefix("NOPERM") || text.hasPrefix("ERR unknown"): return
        default: throw RedisError.refused(text, command.name)
        }
    }
}

extension ClientBootstrap {
    /// An address in digits needs nobody to look it up.
    fileprivate func connect(to host: String, _ port: Int) -> EventLoopFuture<any Channel> {
        if let address = try? SocketAddress(ipAddress: host, port: port) { return connect(to: address) }
        return connect(host: host, port: port)
    }
}
