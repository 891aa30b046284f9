import FerroSQL
import FerroSupport

/// The parts of a PostgreSQL URL (libpq's manual, 34.1.1.2).
struct PostgresURL {
    var hosts: [PostgresHost] = []
    var user: String?
    var password: Secret<String>?
    var database: String?
    var parameters: [String: String] = [:]

    init(_ url: String) throws(SQLError) {
        guard let scheme = ["postgres://", "postgresql://"].first(where: url.hasPrefix) else {
            throw Self.wrong("it must begin with postgres:// or postgresql://")
        }
        var rest = url.dropFirst(scheme.count)
        if let hash = rest.firstIndex(of: "#") { rest = rest[..<hash] }
        var query: Substring?
        if let mark = rest.firstIndex(of: "?") {
            query = rest[rest.index(after: mark)...]
            rest = rest[..<mark]
        }
        // A password may hold a slash only as %2F, so the first one ends the authority.
        let slash = rest.firstIndex(of: "/") ?? rest.endIndex
        try readAuthority(rest[..<slash])
        if slash < rest.endIndex {
            let name = try Self.decode(rest[rest.index(after: slash)...], "the database's name")
            database = name.isEmpty ? nil : name
        }
        if let query { try readQuery(query) }
    }

    private mutating func readAuthority(_ authority: Substring) throws(SQLError) {
        var servers = authority
        if let at = authority.lastIndex(of: "@") {
            let account = authority[..<at]
            servers = authority[authority.index(after: at)...]
            let colon = account.firstIndex(of: ":") ?? account.endIndex
            let name = try Self.decode(account[..<colon], "the user's name")
            user = name.isEmpty ? nil : name
            if colon < account.endIndex {
                password = Secret(try Self.decode(account[account.index(after: colon)...], "the password"))
            }
        }
        guard !servers.isEmpty else { return }
        for server in servers.split(separator: ",", omittingEmptySubsequences: false) {
            hosts.append(try Self.host(server))
        }
    }

    private static func host(_ text: Substring) throws(SQLError) -> PostgresHost {
        var name = text
        var port: Substring?
        if text.first == "[" {
            guard let end = text.firstIndex(of: "]") else { throw wrong("an IPv6 address lacks its closing bracket") }
            name = text[text.index(after: text.startIndex)..<end]
            let after = text[text.index(after: end)...]
            guard after.isEmpty || after.first == ":" else { throw wrong("only a port may follow an IPv6 address") }
            port = after.isEmpty ? nil : after.dropFirst()
        } else if let colon = text.lastIndex(of: ":") {
            name = text[..<colon]
            port = text[text.index(after: colon)...]
        }
        return PostgresHost(try decode(name, "a host's name"), port: try port.flatMap(number))
    }

    private static func number(_ text: Substring) throws(SQLError) -> Int? {
        guard !text.isEmpty else { return nil }
        guard let port = Int(text), (1...65_535).contains(port) else {
            throw wrong(
                "a port must be a number from 1 to 65535 (a `:`, `/` or `@` in a password is written %3A, %2F, %40)")
        }
        return port
    }

    private mutating func readQuery(_ query: Substring) throws(SQLError) {
        for pair in query.split(separator: "&") {
            guard let equals = pair.firstIndex(of: "=") else {
                throw Self.wrong("a parameter after `?` lacks its value")
            }
            let name = try Self.decode(pair[..<equals], "a parameter's name")
            let what = LibpqKeywords.all.contains(name) ? "the value of `\(name)`" : "a parameter's value"
            try set(name, try Self.decode(pair[pair.index(after: equals)...], what))
        }
    }

    private mutating func set(_ name: String, _ value: String) throws(SQLError) {
        switch name {
        case "user": user = value
        case "password": password = Secret(value)
        case "dbname": database = value
        case "host":
            let ports = hosts.map(\.port)
            hosts = []
            for (index, host) in value.split(separator: ",").enumerated() {
                hosts.append(PostgresHost(String(host), port: ports.indices.contains(index) ? ports[index] : nil))
            }
        case "port":
            let ports = value.split(separator: ",")
            if hosts.isEmpty { hosts = [PostgresHost("")] }
            for index in hosts.indices {
                guard let text = ports.count == 1 ? ports.first : ports.indices.contains(index) ? ports[index] : nil
                else { continue }
                hosts[index].port = try Self.number(text)
            }
        case "ssl" where value == "true": parameters["sslmode"] = "require"
        default:
            guard LibpqKeywords.all.contains(name) else {
                if value.contains("@") { throw Self.wrong("a `?` in a password is written %3F") }
                throw Self.wrong("libpq knows no parameter `\(name)`")
            }
            parameters[name] = value
        }
    }

    /// Percent-decodes (RFC 3986, 2.1).
    private static func decode(_ text: Substring, _ what: String) throws(SQLError) -> String {
        var bytes: [UInt8] = []
        var rest = text.utf8
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            let digits = String(decoding: rest.prefix(2), as: UTF8.self)
            guard digits.utf8.count == 2, digits.utf8.first != UInt8(ascii: "+"), let value = UInt8(digits, radix: 16)
            else {
                throw wrong("\(what) has a % without two hexadecimal digits after it: write %25 for the sign itself")
            }
            rest = rest.dropFirst(2)
            bytes.append(value)
        }
        guard !bytes.contains(0), let decoded = String(validating: bytes, as: UTF8.self) else {
            throw wrong("\(what) is not valid UTF-8 text")
        }
        return decoded
    }

    private static func wrong(_ reason: String) -> SQLError {
        SQLError(.connection, "the PostgreSQL URL is wrong: \(reason)")
    }
}
