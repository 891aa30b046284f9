import FerroSupport

extension RedisConfiguration {
    mutating func set(_ option: String, to value: String) throws(RedisError) {
        switch option {
        case "db", "database": database = try Self.number(value, "the database", 0...65_535)
        case "client_name": clientName = value.isEmpty ? nil : value
        case "max_connections": maxConnections = try Self.number(value, "max_connections", 1...10_000)
        case "connect_timeout": connectTimeout = try Self.seconds(value, option)
        case "sentinel_user": sentinelUsername = value
        case "sentinel_password": sentinelPassword = Secret(value)
        case "timeout": commandTimeout = try Self.seconds(value, option)
        default: try setTLS(option, to: value)
        }
    }

    private mutating func setTLS(_ option: String, to value: String) throws(RedisError) {
        guard ["ca_file", "server_name", "cert_file", "key_file", "verify"].contains(option) else {
            throw RedisURL.wrong(
                "has an option that is not known; known are db, client_name, max_connections, connect_timeout, timeout, ca_file, verify, server_name, cert_file, key_file, sentinel_user and sentinel_password"
            )
        }
        guard var tls else { throw RedisURL.wrong("has \(option), which needs rediss://") }
        switch option {
        case "ca_file": tls.authorityFile = value
        case "server_name": tls.serverName = value
        case "cert_file": tls.certificateFile = value
        case "key_file": tls.keyFile = value
        default:
            switch value {
            case "full": tls.verification = .full
            case "none": tls.verification = .none
            default: throw RedisURL.wrong("has verify set to neither full nor none")
            }
        }
        self.tls = tls
    }

    static func number(_ text: String, _ what: String, _ range: ClosedRange<Int>) throws(RedisError) -> Int {
        guard let number = Int(text), range.contains(number) else {
            throw RedisURL.wrong("has \(what) that is not a number from \(range.lowerBound) to \(range.upperBound)")
        }
        return number
    }

    static func seconds(_ text: String, _ what: String) throws(RedisError) -> Duration {
        guard let seconds = Double(text), seconds > 0, seconds <= 86_400 else {
            throw RedisURL.wrong("has \(what) that is not a number of seconds above 0")
        }
        return .seconds(seconds)
    }
}
