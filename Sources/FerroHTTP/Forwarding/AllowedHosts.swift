public import FerroSupport

/// The hosts that requests may name; a request for another is not answered.
///
/// ```swift
/// let hosts = AllowedHosts(envText: "example.com, .example.org, admin.example.net:8443")
/// hosts?.allows("shop.example.org:443")      // true
/// ```
///
/// A list protects what an app makes of the host it was asked for (links, redirects, cached pages), and an app on a
/// developer's machine against pages that give themselves its address (DNS rebinding). In `ALLOWED_HOSTS` it is a list
/// with commas: `example.com` (at any port), `example.com:8443` (at that port), `.example.com` (and everything below
/// it), `addresses` (any IP address), `*` (any host). Case makes no difference.
public struct AllowedHosts: Hashable, Sendable {
    private enum Entry: Hashable, Sendable {
        case any
        case addresses
        case exact(host: String, port: String?)
        case below(String)
    }

    private var entries: [Entry]

    /// Any host.
    public static let any = AllowedHosts(entries: [.any])

    /// What is allowed where nothing was said: the host of the app's own address, `localhost` and addresses.
    public static func standard(for host: String?) -> AllowedHosts {
        let own = host.map { [Entry.exact(host: $0.lowercased(), port: nil)] } ?? []
        return AllowedHosts(entries: own + [.exact(host: "localhost", port: nil), .below("localhost"), .addresses])
    }

    /// Whether a request for a host, with or without a port, may be answered.
    public func allows(_ authority: String) -> Bool {
        if allowsAny || isPlainMatch(authority) { return true }
        let (host, port) = Self.split(authority.lowercased())
        return entries.contains { entry in
            switch entry {
            case .any: true
            case .addresses: IPAddress(host.first == "[" ? host.dropFirst().dropLast() : host[...]) != nil
            case .exact(let known, let wanted): known == host && (wanted == nil || wanted == port)
            case .below(let domain): host == domain || host.hasSuffix("." + domain)
            }
        }
    }

    /// Whether no host is refused.
    public var allowsAny: Bool { entries.first == .any }

    /// Whether the text is a known host, with a port or without, letter by letter: the usual case, and a cheap one.
    private func isPlainMatch(_ authority: String) -> Bool {
        entries.contains { entry in
            guard case .exact(let host, nil) = entry, authority.utf8.starts(with: host.utf8) else { return false }
            let rest = authority.utf8.dropFirst(host.utf8.count)
            return rest.isEmpty || (rest.first == UInt8(ascii: ":") && rest.dropFirst().allSatisfy { 0x30...0x39 ~= $0 })
        }
    }

    /// The host without a dot at its end, and the port.
    private static func split(_ authority: String) -> (host: String, port: String?) {
        var host = authority[...]
        var port: String?
        if let colon = authority.lastIndex(of: ":"), authority[colon...].allSatisfy({ $0 != "]" }) {
            host = authority[..<colon]
            port = String(authority[authority.index(after: colon)...])
        }
        if host.count > 1, host.last == "." { host = host.dropLast() }
        return (String(host), port)
    }
}

extension AllowedHosts: EnvValue {
    /// A list of hosts.
    public static var envExpectation: String {
        "hosts with commas between, such as example.com, .example.com, example.com:8443, addresses or *"
    }

    /// Reads a list with commas; nil when one of its parts is no host.
    public init?(envText text: String) {
        entries = []
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            guard let entry = Self.entry(part.filter { $0 != " " }.lowercased()) else { return nil }
            entries.append(entry)
        }
        if entries.contains(.any) { entries = [.any] }
    }

    private static func entry(_ word: String) -> Entry? {
        switch word {
        case "": return nil
        case "*": return .any
        case "addresses": return .addresses
        default: break
        }
        if word.hasPrefix("*.") || word.first == "." {
            let domain = String(word.drop { $0 == "*" }.dropFirst())
            return isHost(domain) ? .below(domain) : nil
        }
        let (host, port) = split(word)
        guard isHost(host), port.map({ UInt16($0) != nil }) ?? true else { return nil }
        return .exact(host: host, port: port)
    }

    private static func isHost(_ text: String) -> Bool {
        var text = text
        guard text.last != ":" else { return false }
        return text.withUTF8 { HTTP1Target.isAuthority(UnsafeRawBufferPointer($0)) }
    }

    /// The entries with commas between.
    public var envText: String {
        entries.map { entry in
            switch entry {
            case .any: "*"
            case .addresses: "addresses"
            case .exact(let host, let port): host + (port.map { ":" + $0 } ?? "")
            case .below(let domain): "." + domain
            }
        }.joined(separator: ",")
    }
}
