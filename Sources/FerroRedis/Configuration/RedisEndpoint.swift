/// Where one server listens.
public enum RedisEndpoint: Hashable, Sendable {
    /// A host name or an address, without brackets, and a port.
    case host(String, port: Int)
    /// The path of a unix socket.
    case socket(String)
}

extension RedisEndpoint: CustomStringConvertible {
    /// `host:port`, `[::1]:port` or the path.
    public var description: String {
        switch self {
        case .host(let host, let port): host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
        case .socket(let path): path
        }
    }
}

/// Which servers there are and who of them is asked.
public enum RedisTopology: Hashable, Sendable {
    /// One server.
    case standalone(RedisEndpoint)
    /// The master of this name, as the sentinels name it.
    case sentinel(master: String, [RedisEndpoint])
    /// The nodes of a cluster, some of which are asked for the others.
    case cluster([RedisEndpoint])
}
