internal import FerroMonitor
public import FerroQueue
public import FerroSupport
public import Foundation
public import Logging

/// The environment variables the framework reads.
public enum FerroEnvironment {
    /// Every declared key, in the order of `.env.example`.
    public static let declarations: [EnvDeclaration] =
        [
            EnvKey.appName.declaration, EnvKey.appEnv.declaration, EnvKey.appDebug.declaration,
            EnvKey.appURL.declaration.required { $0 == .production },
            EnvKey.appKey.declaration, EnvKey.appPreviousKeys.declaration,
            EnvKey.serverHost.declaration, EnvKey.serverPort.declaration, EnvKey.serverMaxBodySize.declaration,
            EnvKey.trustedProxies.declaration,
        ] + databaseDeclarations + redisDeclarations + cacheDeclarations + [
            EnvKey.queueConnection.declaration, EnvKey.queueDefault.declaration,
            EnvKey.queueBlockTimeout.declaration, EnvKey.queueMaxConcurrent.declaration,
            EnvKey.logLevel.declaration,
        ] + MonitorConfiguration.declarations
}

extension EnvKey where Value == String {
    /// `APP_NAME`.
    public static var appName: Self { .init("APP_NAME", default: "Ferro Application", "What the app is called.") }
    /// `APP_ENV`; read before every other variable, because it chooses the `.env` files.
    public static var appEnv: Self {
        .init("APP_ENV", default: "local", "Where it runs: local, development, testing, staging, production or a name.")
    }
    /// `SERVER_HOST`.
    public static var serverHost: Self {
        .init("SERVER_HOST", default: "127.0.0.1", group: "Server", "Address to listen on; 0.0.0.0 for every one.")
    }
}

extension EnvKey where Value == Bool {
    /// `APP_DEBUG`.
    public static var appDebug: Self {
        .init("APP_DEBUG", default: true, "Show errors in full. Never honoured in staging and production.")
    }
}

extension EnvKey where Value == URL {
    /// `APP_URL`.
    public static var appURL: Self {
        .init("APP_URL", default: URL(string: "http://localhost:8080"), "The address people reach the app under.")
    }
}

extension EnvKey where Value == Int {
    /// `SERVER_PORT`.
    public static var serverPort: Self {
        .init("SERVER_PORT", default: 8080, in: 0...65_535, group: "Server", "Port to listen on; 0 takes a free one.")
    }
    /// `SERVER_MAX_BODY_SIZE`.
    public static var serverMaxBodySize: Self {
        .init(
            "SERVER_MAX_BODY_SIZE", default: 10_485_760, in: 0...2_147_483_647, group: "Server",
            "Largest request body in bytes; more is answered with 413.")
    }
    /// `QUEUE_MAX_CONCURRENT`.
    public static var queueMaxConcurrent: Self {
        .init(
            "QUEUE_MAX_CONCURRENT", default: 10, in: 1...1_000, group: "Queue", "How many jobs one worker runs at once."
        )
    }
}

extension EnvKey where Value == Duration {
    /// `QUEUE_BLOCK_TIMEOUT`.
    public static var queueBlockTimeout: Self {
        .init(
            "QUEUE_BLOCK_TIMEOUT", default: .seconds(5), unit: .seconds, group: "Queue",
            "How long a worker waits before it asks for jobs again, in seconds.")
    }
}

extension EnvKey where Value == QueueConnection {
    /// `QUEUE_CONNECTION`.
    public static var queueConnection: Self {
        .init(
            "QUEUE_CONNECTION", default: .sync, group: "Queue",
            "Where jobs are kept: sync runs them at once, database shares them with the worker, memory keeps them in web."
        )
    }
}

extension EnvKey where Value == QueueName {
    /// `QUEUE_DEFAULT`.
    public static var queueDefault: Self {
        .init("QUEUE_DEFAULT", default: .default, group: "Queue", "The queue of jobs that name none.")
    }
}

extension EnvKey where Value == Logger.Level {
    /// `LOG_LEVEL`.
    public static var logLevel: Self {
        .init("LOG_LEVEL", default: .info, group: "Operations", "The least level that is logged.")
    }
}

extension QueueConnection: EnvValue {}
extension Logger.Level: EnvValue {}

extension QueueName: EnvValue {
    /// What a queue's name looks like.
    public static var envExpectation: String { "a queue's name" }
    /// Any text that is not blank.
    public init?(envText text: String) { self.init(text) }
    /// The name.
    public var envText: String { rawValue }
}
