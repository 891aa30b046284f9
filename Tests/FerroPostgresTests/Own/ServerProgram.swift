import Foundation
import Testing

/// A program of a server, which runs in its folder and writes to a file there.
struct ServerProgram {
    /// A program that failed, and what it wrote.
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

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

    /// Runs it to its end; throws what it wrote when it fails.
    func run(in folder: URL) async throws {
        let output = folder.appendingPathComponent("output-\(UUID().uuidString)").path
        let process = try start(in: folder, output: output)
        let status = await process.ended()
        guard status != 0 else { return }
        let text = (try? String(contentsOfFile: output, encoding: .utf8)) ?? ""
        throw Failure(description: "\(path) \(arguments) ended with \(status): \(text)")
    }

    /// Starts it; the caller ends it.
    ///
    /// A server that pg_ctl leaves behind keeps what it inherits open: Foundation's `Process` would wait for it.
    func start(in folder: URL, output: String = "/dev/null") throws -> RunningProgram {
        let script = #"cd "$1" && exec > "$2" 2>&1 < /dev/null && shift 2 && exec "$@""#
        let words = ["/bin/sh", "-c", script, "sh", folder.path, output, path] + arguments
        var pointers = words.map { (text: String) in strdup(text) } + [nil]
        var environment =
            ["PATH=/usr/local/bin:/usr/bin:/bin", "LC_ALL=C"].map { (text: String) in strdup(text) } + [nil]
        defer { for pointer in pointers + environment { free(pointer) } }
        // The threads of the tests hold signals back, and what they start would never hear that it should end.
        #if canImport(Darwin)
            var attributes: posix_spawnattr_t?
        #else
            var attributes = posix_spawnattr_t()
        #endif
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
        var id = pid_t()
        let code = posix_spawn(&id, "/bin/sh", nil, &attributes, &pointers, &environment)
        guard code == 0 else { throw Failure(description: "\(path) did not start: \(code)") }
        return RunningProgram(id: id)
    }
}

/// A program that was started.
struct RunningProgram: Sendable {
    let id: pid_t

    /// Waits for its end, on a thread that may wait; answers its status.
    func ended() async -> Int32 {
        await withCheckedContinuation { continuation in
            Thread.detachNewThread {
                var status: Int32 = 0
                while waitpid(id, &status, 0) < 0, errno == EINTR {}
                continuation.resume(returning: status)
            }
        }
    }

    /// Ends it.
    func end() async {
        kill(id, SIGTERM)
        _ = await ended()
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
