import Foundation

extension RedisServer {
    /// How a server of a test is set up.
    ///
    /// ```swift
    /// try await RedisServer.with(.init(password: "pass/w0rd @%", hasTLS: true)) { server in … }
    /// ```
    public struct Options: Sendable {
        /// The password of the user `default`; none without one.
        public var password: String?
        /// More users in the words of Redis' ACL: `reader on >secret ~* +@read`.
        public var users: [String]
        /// Whether it speaks TLS, and nothing else, with a certificate of its own for `localhost` and 127.0.0.1.
        public var hasTLS: Bool
        /// More lines of its configuration file: `maxmemory 1mb`, `appendonly yes`.
        public var settings: [String]

        /// A server without a password that keeps nothing; each parameter changes one thing.
        public init(
            password: String? = nil, users: [String] = [], hasTLS: Bool = false, settings: [String] = []
        ) {
            self.password = password
            self.users = users
            self.hasTLS = hasTLS
            self.settings = settings
        }
    }

    /// The lines of the configuration file.
    var configuration: [String] {
        let password = options.password.map { ["requirepass \($0.quoted)", "masterauth \($0.quoted)"] } ?? []
        let port =
            options.hasTLS
            ? [
                "port 0", "tls-port \(port)", "tls-cert-file \(certificatePath)", "tls-key-file \(folder)/server.key",
                "tls-ca-cert-file \(certificatePath)", "tls-auth-clients no",
            ] : ["port \(port)"]
        return [
            "bind 127.0.0.1", "dir \(folder)/\(self.port)", "pidfile \(pidFile)", "unixsocket \(socketPath)",
            "save \"\"", "appendonly no", "repl-diskless-sync-delay 0",
        ] + port + password + options.users.map { "user \($0)" } + options.settings
    }
}

extension String {
    /// The text as one word of a configuration file.
    var quoted: String {
        "\"" + replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }

    /// The text as a part of a URL.
    var escaped: String { addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "" }
}
