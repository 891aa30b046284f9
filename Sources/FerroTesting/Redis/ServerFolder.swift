import Foundation
import Synchronization

/// A folder for servers of one test, and a watchman who ends what is left of them when the tests come to a bad end.
final class ServerFolder: Sendable {
    let path: String
    private let watchman: ChildProcess
    private let bell: FileHandle

    /// Makes a folder in `FERRO_TEST_SERVERS`, or in the folder for temporary files.
    init() throws {
        let parent =
            ProcessInfo.processInfo.environment["FERRO_TEST_SERVERS"] ?? FileManager.default.temporaryDirectory.path
        path = "\(parent)/redis-\(UUID().uuidString.prefix(8).lowercased())"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { throw ChildProgram.Failure(description: "no pipe: \(errno)") }
        // Another program that held the bell's end would keep the watchman waiting.
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        defer { _ = Foundation.close(ends[0]) }
        bell = FileHandle(fileDescriptor: ends[1], closeOnDealloc: true)
        // The system closes the other end of the pipe when this process ends, however it ends.
        let script = """
            trap '' HUP INT TERM; cat > /dev/null
            for file in "$1"/redis-*.pid; do [ ! -e "$file" ] || kill -9 "$(cat "$file")"; done
            cd / && rm -rf "$1"
            """
        let program = ChildProgram(path: "/bin/sh", arguments: ["-c", script, "sh", path])
        watchman = try program.start(in: "/", input: ends[0])
    }

    /// The path of a file in it.
    func file(_ name: String) -> String { "\(path)/\(name)" }

    /// Ends what still runs in it, and removes it.
    func close() async {
        try? bell.close()
        await watchman.ended(within: .seconds(30))
    }

    private static let taken = Mutex<Set<Int>>([])

    /// A port of loopback that nobody has, below those that the system gives to clients.
    static func port() throws -> Int {
        for _ in 0..<500 {
            let port = Int.random(in: 20_000..<32_000)
            guard taken.withLock({ $0.insert(port).inserted }) else { continue }
            if Socket.isFree(port: port) { return port }
        }
        throw ChildProgram.Failure(description: "no port between 20000 and 32000 is free")
    }
}

extension Socket {
    /// Whether nobody listens on a port of 127.0.0.1.
    static func isFree(port: Int) -> Bool {
        guard let socket = connected(to: "127.0.0.1", port: port) else { return true }
        socket.close()
        return false
    }
}
