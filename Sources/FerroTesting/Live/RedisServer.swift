import Foundation
import Synchronization

/// A real Redis server for tests: the one that `scripts/test` started for all, or one that a test has to itself.
///
/// ```swift
/// @Suite(.enabled(if: RedisServer.hasOwn)) struct RestartTests {
///     @Test func `reads go on after a restart`() async throws {
///         try await RedisServer.with { server in
///             let redis = RedisClient(try RedisConfiguration(url: server.url), on: group, logger: logger)
///             await server.kill()
///             try await server.start()
///         }
///     }
/// }
/// ```
///
/// The shared server is used by tests that run at the same time: choose random names for keys, and change neither its
/// settings nor what others keep there. A server of one's own is on a free port of 127.0.0.1 and on a socket, keeps
/// nothing over a restart unless its ``Options`` say so, and is gone with the closure, or with the process.
public final class RedisServer: Sendable {
    private static let variables = ProcessInfo.processInfo.environment
    static let program = ChildProgram.path(of: "redis-server")

    /// Whether there is a server for all tests: `FERRO_TEST_REDIS_URL` names it.
    public static var isThere: Bool { variables["FERRO_TEST_REDIS_URL"] != nil }
    /// The address of the server for all tests; one where nobody answers when there is none.
    public static var url: String { variables["FERRO_TEST_REDIS_URL"] ?? "redis://127.0.0.1:0/0" }
    /// Whether tests can have servers of their own: `redis-server` is installed, and tests with servers are wanted.
    public static var hasOwn: Bool { program != nil && (isThere || variables["FERRO_TEST_SERVERS"] != nil) }

    /// The port on 127.0.0.1.
    public let port: Int
    /// How it is set up.
    public let options: Options
    let folder: String
    let isSentinel: Bool
    let process = Mutex<ChildProcess?>(nil)

    init(in folder: ServerFolder, options: Options, isSentinel: Bool = false) throws {
        self.folder = folder.path
        self.options = options
        self.isSentinel = isSentinel
        port = try ServerFolder.port()
        try FileManager.default.createDirectory(atPath: "\(folder.path)/\(port)", withIntermediateDirectories: true)
    }

    /// Runs a closure with a server of its own, and ends the server after it.
    ///
    /// Starting takes some 30 milliseconds, with TLS 60.
    ///
    /// - Throws: What the closure throws, and an error with the server's log when it does not start.
    public static func with<Value>(
        _ options: Options = Options(), _ body: (RedisServer) async throws -> Value
    ) async throws -> Value {
        try await inFolder { folder in
            if options.hasTLS { try await makeCertificate(in: folder) }
            let server = try RedisServer(in: folder, options: options)
            try await server.start()
            return try await body(server)
        }
    }

    /// Its address, `redis://:password@127.0.0.1:41234/0`, or `rediss://…` with TLS.
    public var url: String {
        let password = options.password.map { ":\($0.escaped)@" } ?? ""
        return "\(options.hasTLS ? "rediss" : "redis")://\(password)127.0.0.1:\(port)/0"
    }

    /// The path of the socket it listens on as well.
    public var socketPath: String { "\(folder)/\(port)/socket" }
    /// The path of its certificate in PEM, which a client with TLS has to trust; a file only with TLS.
    public var certificatePath: String { "\(folder)/server.crt" }
    /// Whether its process is there, paused or not.
    public var isRunning: Bool { process.withLock { $0?.isRunning ?? false } }

    /// Starts it again on the same port after ``stop()`` or ``kill()``, and waits until it answers.
    ///
    /// - Throws: An error with the end of its log when it does not start.
    public func start() async throws {
        guard !isRunning else { return }
        try startProcess()
        try await untilItAnswers()
    }

    /// Asks it to end (SIGTERM), and waits until it has: its connections end.
    public func stop() async {
        await process.withLock { $0 }?.end()
        removePidFile()
    }

    /// Ends it on the spot (SIGKILL), as a machine fails.
    public func kill() async {
        let running = process.withLock { $0 }
        running?.signal(SIGKILL)
        await running?.ended()
        removePidFile()
    }

    /// Holds it (SIGSTOP): connections stay open, and nothing is answered.
    public func pause() { process.withLock { $0?.signal(SIGSTOP) } }
    /// Lets it go on after ``pause()``.
    public func resume() { process.withLock { $0?.signal(SIGCONT) } }
}
