import Foundation
import Synchronization

/// The `sqlite3` program on a file: another process, as `worker` is to `web`.
final class SQLiteShell: Sendable {
    private struct State {
        var text = ""
        var waiting: CheckedContinuation<String, Never>?
    }

    private let process: Process
    private let input = Pipe()
    private let output = Pipe()
    private let state = Mutex(State())
    private static let mark = "--done--\n"

    /// Nil where the program is not installed.
    init?(_ path: String) {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        guard let program = folders.map({ "\($0)/sqlite3" }).first(where: FileManager.default.isExecutableFile)
        else { return nil }
        process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = ["-batch", path]
        process.standardInput = input
        process.standardOutput = output
        output.fileHandleForReading.readabilityHandler = { [weak self] handle in self?.read(handle.availableData) }
        do { try process.run() } catch { return nil }
    }

    deinit { if process.isRunning { process.terminate() } }

    /// Runs statements and waits until they are done; what they print comes back.
    @discardableResult
    func run(_ statements: String) async throws -> String {
        await withCheckedContinuation { continuation in
            state.withLock { $0.waiting = continuation }
            input.fileHandleForWriting.write(Data("\(statements)\n.print \(Self.mark)".utf8))
        }
    }

    /// Lets it finish.
    func end() { try? input.fileHandleForWriting.close() }

    /// Ends it at once, whatever it does.
    func kill() { Foundation.kill(process.processIdentifier, SIGKILL) }

    private func read(_ data: Data) {
        // Nothing is read at its end, and again and again.
        if data.isEmpty { output.fileHandleForReading.readabilityHandler = nil }
        let answer = state.withLock { state -> (CheckedContinuation<String, Never>, String)? in
            state.text += String(decoding: data, as: UTF8.self)
            guard data.isEmpty || state.text.hasSuffix(Self.mark), let waiting = state.waiting else { return nil }
            defer { state = State() }
            return (waiting, state.text.replacing(Self.mark, with: ""))
        }
        if let (waiting, text) = answer { waiting.resume(returning: text.trimmingCharacters(in: .newlines)) }
    }
}
