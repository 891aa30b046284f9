import FerroTesting
import Foundation
import Testing

/// A program of a server, which runs in its folder and writes to a file there.
struct ServerProgram {
    let path: String
    let arguments: [String]

    init(_ path: String, _ arguments: [String]) {
        self.path = path
        self.arguments = arguments
    }

    /// The same as the account that PostgreSQL's package made: servers refuse to run as root.
    var asPostgres: ServerProgram {
        guard geteuid() == 0 else { return self }
        let account = ["--reuid=postgres", "--regid=postgres", "--clear-groups", "--"]
        return ServerProgram("/usr/bin/setpriv", account + [path] + arguments)
    }

    /// Runs it to its end; throws what it wrote when it fails, or takes longer than two minutes.
    func run(in folder: URL) async throws {
        try await ChildProgram(path: path, arguments: arguments).run(in: folder.path, within: .seconds(120))
    }

    /// Starts it; the caller ends it.
    func start(in folder: URL) throws -> ChildProcess {
        try ChildProgram(path: path, arguments: arguments).start(in: folder.path)
    }
}

/// A port of loopback that nobody has now.
func freePort() throws -> Int {
    #if canImport(Darwin)
        let descriptor = socket(AF_INET, SOCK_STREAM, 0)
    #else
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    #endif
    defer { close(descriptor) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let code = withUnsafeMutablePointer(to: &address) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
            bind(descriptor, pointer, size) == 0 ? getsockname(descriptor, pointer, &size) : -1
        }
    }
    try #require(code == 0)
    return Int(UInt16(bigEndian: address.sin_port))
}
