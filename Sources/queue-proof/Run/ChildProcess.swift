import Foundation
import Synchronization

/// A process that the controller started, and does to what it likes.
final class ChildProcess: Sendable {
    let id: pid_t
    private let status = Mutex<Int32?>(nil)

    struct CannotStart: Error { let path: String }

    /// Starts a program; what it says goes to a file.
    init(_ path: String, _ arguments: [String], environment: [String: String] = [:], output: String) throws {
        let words = ["/bin/sh", "-c", #"exec "$@" < /dev/null >> "$0" 2>&1"#, output, path] + arguments
        let variables = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        var pointers = words.map { (text: String) in strdup(text) } + [nil]
        var settings = variables.map { (name, value) in strdup("\(name)=\(value)") } + [nil]
        defer { for pointer in pointers + settings { free(pointer) } }
        #if canImport(Darwin)
            var attributes: posix_spawnattr_t?
        #else
            var attributes = posix_spawnattr_t()
        #endif
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // Threads of the pool hold signals back, and what they start would never hear that it should end.
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
        var id = pid_t()
        guard posix_spawn(&id, "/bin/sh", nil, &attributes, &pointers, &settings) == 0 else {
            throw CannotStart(path: path)
        }
        self.id = id
    }

    /// Sends it a signal, unless it is known to have ended.
    func signal(_ number: Int32) { if !hasEnded { _ = kill(id, number) } }

    /// Whether it has ended, on its own or not.
    var hasEnded: Bool {
        status.withLock { status in
            var now: Int32 = 0
            if status == nil, waitpid(id, &now, WNOHANG) == id { status = now }
            return status != nil
        }
    }

    /// Waits for its end, for a while; answers whether it ended by itself and well.
    func ended(within time: Duration) async throws -> Bool {
        let deadline = ContinuousClock.now + time
        while !hasEnded, ContinuousClock.now < deadline { try await Task.sleep(for: .milliseconds(5)) }
        return status.withLock { $0 == 0 }
    }
}
