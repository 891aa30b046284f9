import FerroTesting
import Foundation

/// Runs a program to its end, for two minutes at most, without holding a thread of the cooperative pool.
enum Program {
    struct Outcome: Sendable {
        /// As `waitpid` has it: 0 for a program that ended well.
        var status: Int32
        var output: String
        var errors: String
    }

    static func run(_ path: String, _ arguments: [String], input: String = "") async throws -> Outcome {
        let folder = FileManager.default.temporaryDirectory.appending(path: "ferro-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        // Files and not pipes: a pipe that fills up stops the program while nobody reads.
        let names = ["in", "out", "err"].map { folder.appending(path: $0) }
        try Data(input.utf8).write(to: names[0])
        let program = ChildProgram(
            path: "/bin/sh",
            arguments: ["-c", #"exec "$@" < "$0/in" > "$0/out" 2> "$0/err""#, folder.path, path] + arguments,
            environment: ProcessInfo.processInfo.environment)
        let status = await (try program.start(in: folder.path)).ended(within: .seconds(120))
        return Outcome(
            status: status, output: try String(contentsOf: names[1], encoding: .utf8),
            errors: try String(contentsOf: names[2], encoding: .utf8))
    }

    /// A program that `scripts/test` found or started, named by a variable; nil where the tests run by themselves.
    static func setting(_ name: String) -> String? {
        ProcessInfo.processInfo.environment[name].flatMap { $0.isEmpty ? nil : $0 }
    }
}
