public import FerroHTTP
import NIOCore

/// Where the server listens and what it allows a connection.
public struct ServerConfiguration: Sendable {
    /// The address or name to listen on; `127.0.0.1` by default, `0.0.0.0` for every IPv4 interface.
    public var host: String
    /// The port to listen on; 8080 by default, 0 for one the system chooses.
    public var port: Int
    /// What one request may hold.
    public var limits: HTTPLimits
    /// How long a head may take from its first byte, and a new connection until that byte; 10 s.
    public var headTimeout: Duration
    /// How long a body may take, plus a second for each ``minimumBodyRate`` bytes that have come; 30 s.
    public var bodyTimeout: Duration
    /// The bytes per second a body needs to outlive ``bodyTimeout``; 1024.
    public var minimumBodyRate: Int
    /// How long a connection may rest between two requests; 60 s.
    public var idleTimeout: Duration
    /// How long a client may leave a response unread while the buffers are full; 30 s.
    public var writeTimeout: Duration
    /// How many connections may be open; one more is answered with 503 and closed. 10 000.
    public var maxConnections: Int
    /// How many requests of one connection may be at work; no more are read until one is answered. 64.
    public var maxPipelined: Int
    /// What a client of HTTP/2 may do.
    public var http2: HTTP2Configuration
    /// The certificate to speak TLS with; nil, the default, for plaintext.
    public var tls: ServerTLS?
    /// How many event loops serve the connections; the number of cores by default.
    public var loops: Int
    /// The value of the `Server` header; empty to leave it out.
    public var serverName: String
    /// How long a server that was told to stop goes on as before, so that load balancers see its readiness turn; 0.
    ///
    /// It is a part of ``shutdownDeadline``.
    public var stopDelay: Duration
    /// How long requests may take to finish after a graceful shutdown began; 25 s.
    public var shutdownDeadline: Duration
    /// How long a resting connection may still begin a request, its last, after a graceful shutdown began; 250 ms.
    public var drainPause: Duration

    /// Starts from the defaults; change what differs.
    public init(host: String = "127.0.0.1", port: Int = 8080) {
        self.host = host
        self.port = port
        limits = .standard
        headTimeout = .seconds(10)
        bodyTimeout = .seconds(30)
        minimumBodyRate = 1024
        idleTimeout = .seconds(60)
        writeTimeout = .seconds(30)
        maxConnections = 10_000
        maxPipelined = 64
        http2 = HTTP2Configuration()
        tls = nil
        loops = System.coreCount
        serverName = "ferro"
        stopDelay = .zero
        shutdownDeadline = .seconds(25)
        drainPause = .milliseconds(250)
    }
}
