import FerroSupport

extension RedisConfiguration {
    /// Reads an address.
    ///
    /// - `redis://user:password@host:6379/0` and, encrypted, `rediss://…`; user, password, port and database may be
    ///   left out, an IPv6 address is in brackets, and what is special in a password is percent-encoded.
    /// - `unix:///path/of/socket?db=0` or `redis+unix://…`.
    /// - `redis+sentinel://host:26379,host:26379/mymaster/0` and `redis+cluster://host:6379,host:6379`, encrypted as
    ///   `rediss+sentinel` and `rediss+cluster`.
    ///
    /// Options after `?`: `db`, `ca_file`, `verify` (`full` or `none`), `server_name`, `cert_file`, `key_file`,
    /// `client_name`, `max_connections`, `connect_timeout` and `timeout` (seconds, `0.5`), `sentinel_user` and
    /// `sentinel_password`, which the sentinels ask for.
    /// - Throws: ``RedisError`` with ``RedisError/Code/configuration`` that names the part that is wrong.
    public init(url: String) throws(RedisError) {
        let parts = try RedisURL(url)
        self.init(.standalone(.host("localhost", port: 6379)))
        try readTopology(parts)
        if parts.scheme.hasPrefix("rediss") { tls = RedisTLS() }
        if let user = parts.user, !user.isEmpty { username = try RedisURL.decode(user, "a user") }
        if let password = parts.password, !password.isEmpty {
            self.password = Secret(try RedisURL.decode(password, "a password"))
        }
        for option in parts.options { try set(option.name, to: option.value) }
        if case .cluster = topology, database != 0 {
            throw RedisURL.wrong("names database \(database), but a cluster has only database 0")
        }
        if username != nil && password == nil { throw RedisURL.wrong("names a user without a password") }
    }

    private mutating func readTopology(_ parts: RedisURL) throws(RedisError) {
        let segments = parts.path.split(separator: "/", omittingEmptySubsequences: true)
        switch parts.scheme {
        case "redis", "rediss":
            topology = .standalone(try Self.endpoint(parts.hosts, defaultPort: 6379))
            try readDatabase(segments[...])
        case "unix", "redis+unix":
            guard parts.hosts.isEmpty || parts.hosts == "localhost", parts.path.count > 1 else {
                throw RedisURL.wrong("has no path of a socket; write unix:///path/of/socket")
            }
            topology = .standalone(.socket(try RedisURL.decode(parts.path, "a path")))
        case "redis+sentinel", "rediss+sentinel":
            guard let master = segments.first else {
                throw RedisURL.wrong("names no master; write redis+sentinel://host:26379/mymaster/0")
            }
            let name = try RedisURL.decode(master, "a master")
            topology = .sentinel(master: name, try Self.endpoints(parts.hosts, defaultPort: 26379))
            try readDatabase(segments.dropFirst())
        case "redis+cluster", "rediss+cluster":
            topology = .cluster(try Self.endpoints(parts.hosts, defaultPort: 6379))
            try readDatabase(segments[...])
        default:
            throw RedisURL.wrong(
                "begins with what is no scheme of Redis; known are redis, rediss, unix, redis+sentinel and redis+cluster"
            )
        }
    }

    private mutating func readDatabase(_ segments: ArraySlice<Substring>) throws(RedisError) {
        guard let text = segments.first else { return }
        guard segments.count == 1 else { throw RedisURL.wrong("has more after the database than belongs there") }
        database = try Self.number(String(text), "the database", 0...65_535)
    }

    static func endpoints(_ text: Substring, defaultPort: Int) throws(RedisError) -> [RedisEndpoint] {
        var endpoints: [RedisEndpoint] = []
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            guard !part.isEmpty else { throw RedisURL.wrong("has an empty place in its list of hosts") }
            endpoints.append(try endpoint(part, defaultPort: defaultPort))
        }
        guard !endpoints.isEmpty else { throw RedisURL.wrong("names no host") }
        return endpoints
    }

    static func endpoint(_ text: Substring, defaultPort: Int) throws(RedisError) -> RedisEndpoint {
        var host = text
        var port: Substring?
        if text.first == "[" {
            guard let end = text.firstIndex(of: "]") else { throw RedisURL.wrong("has a [ without its ]") }
            host = text[text.index(after: text.startIndex)..<end]
            let after = text[text.index(after: end)...]
            guard after.isEmpty || after.first == ":" else { throw RedisURL.wrong("has more than a port after the ]") }
            port = after.isEmpty ? nil : after.dropFirst()
        } else if let colon = text.firstIndex(of: ":") {
            host = text[..<colon]
            port = text[text.index(after: colon)...]
        }
        let name = host.isEmpty ? "localhost" : try RedisURL.decode(host, "a host")
        return .host(
            name,
            port: try port.map { text throws(RedisError) in
                try number(String(text), "the port", 1...65_535)
            } ?? defaultPort)
    }
}
