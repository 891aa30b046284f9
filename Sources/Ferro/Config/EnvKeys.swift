internal import FerroMonitor
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
            EnvKey.allowedHosts.declaration, EnvKey.trustedProxies.declaration,
            EnvKey.tlsCertificate.declaration, EnvKey.tlsKey.declaration,
        ] + databaseDeclarations + redisDeclarations + cacheDeclarations + [] + queueDeclarations + [
            EnvKey.logLevel.declaration
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
}

extension EnvKey where Value == Logger.Level {
    /// `LOG_LEVEL`.
    public static var logLevel: Self {
        .init("LOG_LEVEL", default: .info, group: "Operations", "The least level that is logged.")
    }
}

extension Logger.Level: EnvValue {}
