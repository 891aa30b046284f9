import Foundation

/// A program that a test runs: a server, or the client of one.
package struct ChildProgram: Sendable {
    /// A program that failed, and what it wrote.
    package struct Failure: Error, CustomStringConvertible {
        package let description: String
    }

    let path: String
    let arguments: [String]
    let environment: [String: String]

    /// A program, its arguments, and variables beside `PATH` and `LC_ALL`.
    package init(path: String, arguments: [String], environment: [String: String] = [:]) {
        self.path = path
        self.arguments = arguments
        self.environment = environment
    }

    /// The first file of this name in the folders of `PATH`; nil when there is none.
    package static func path(of name: String) -> String? {
        let listed = ProcessInfo.processInfo.environment["PATH"]?.split(separator: ":").map(String.init) ?? []
        let folders = listed + ["/usr/bin", "/usr/local/bin", "/opt/homebrew/bin"]
        return folders.map { "\($0)/\(name)" }.first { access($0, X_OK) == 0 }
    }

    /// Runs it to its end; answers what it wrote.
    ///
    /// - Parameter limit: how long it may take; `redis-cli` waits for ever for a server that hangs.
    /// - Throws: ``Failure`` with what it wrote when it fails, and when the time is over.
    @discardableResult package func run(in folder: String, within limit: Duration = .seconds(60)) async throws -> String
    {
        let output = "\(folder)/output-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: output) }
        let status = await (try start(in: folder, output: output)).ended(within: limit)
        let text = (try? String(contentsOfFile: output, encoding: .utf8)) ?? ""
        guard status == 0 else {
            let end = status == SIGKILL ? "was killed, by the test after \(limit)" : "ended with \(status)"
            throw Failure(description: "\(path) \(arguments) \(end): \(text)")
        }
        return text
    }

    /// Starts it; the caller ends it.
    ///
    /// Of what this process has open it gets nothing else: a server that held another test's connections, or the pipe
    /// of another program, would keep those waiting whom their end is to tell something.
    ///
    /// - Parameter input: a file that is open here for the program to read; nothing without one.
    package func start(in folder: String, output: String = "/dev/null", input: Int32? = nil) throws -> ChildProcess {
        let source = input == nil ? "< /dev/null" : "<&0"
        let script = #"cd "$1" && exec \#(source) > "$2" 2>&1 && shift 2 && exec "$@""#
        let words = ["/bin/sh", "-c", script, "sh", folder, output, path] + arguments
        let variables = ["PATH": "/usr/local/bin:/usr/bin:/bin", "LC_ALL": "C"].merging(environment) { $1 }
        var pointers = words.map { (text: String) in strdup(text) } + [nil]
        var settings = variables.map { (name, value) in strdup("\(name)=\(value)") } + [nil]
        defer { for pointer in pointers + settings { free(pointer) } }
        #if canImport(Darwin)
            var attributes: posix_spawnattr_t?
            var actions: posix_spawn_file_actions_t?
        #else
            var attributes = posix_spawnattr_t()
            var actions = posix_spawn_file_actions_t()
        #endif
        posix_spawnattr_init(&attributes)
        posix_spawn_file_actions_init(&actions)
        defer {
            posix_spawnattr_destroy(&attributes)
            posix_spawn_file_actions_destroy(&actions)
        }
        // The threads of the tests hold signals back, and what they start would never hear that it should end.
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        if let input { posix_spawn_file_actions_adddup2(&actions, input, 0) }
        #if canImport(Darwin)
            posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_CLOEXEC_DEFAULT))
            // The shell puts a file in their places.
            for number: Int32 in input == nil ? [0, 1, 2] : [1, 2] {
                posix_spawn_file_actions_addinherit_np(&actions, number)
            }
        #else
            posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
            for number: Int32 in 3..<1_024 { posix_spawn_file_actions_addclose(&actions, number) }
        #endif
        var id = pid_t()
        let code = posix_spawn(&id, "/bin/sh", &actions, &attributes, &pointers, &settings)
        guard code == 0 else { throw Failure(description: "\(path) did not start: \(code)") }
        return ChildProcess(id: id)
    }
}
