import Foundation
import Synchronization

extension RedisServer {
    var pidFile: String { "\(folder)/redis-\(port).pid" }
    private var configurationFile: String { "\(folder)/\(port)/redis.conf" }
    private var log: String { "\(folder)/\(port)/log" }

    /// Sends a command through `redis-cli` as the user `default`, and answers what it printed.
    ///
    /// ```swift
    /// try await server.command("CONFIG", "SET", "maxmemory", "1mb")
    /// ```
    ///
    /// - Throws: An error with the server's words when it refuses, or cannot be reached.
    @discardableResult public func command(_ words: String...) async throws -> String {
        try await command(words)
    }

    /// Sends a command through `redis-cli`.
    @discardableResult public func command(_ words: [String]) async throws -> String {
        let text = try await client(words).run(in: folder)
        return text.trimmingCharacters(in: .newlines)
    }

    /// `redis-cli` for this server.
    func client(_ words: [String]) throws -> ChildProgram {
        guard let path = ChildProgram.path(of: "redis-cli") else {
            throw ChildProgram.Failure(description: "redis-cli is not installed")
        }
        let tls = options.hasTLS ? ["--tls", "--cacert", certificatePath] : []
        let environment = options.password.map { ["REDISCLI_AUTH": $0] } ?? [:]
        return ChildProgram(path: path, arguments: ["-e", "-p", "\(port)"] + tls + words, environment: environment)
    }

    /// Starts the process; the configuration file is written the first time, because a sentinel changes its own.
    func startProcess() throws {
        guard let program = Self.program else {
            throw ChildProgram.Failure(description: "redis-server is not installed")
        }
        if !FileManager.default.fileExists(atPath: configurationFile) {
            let text = configuration.joined(separator: "\n") + "\n"
            try text.write(toFile: configurationFile, atomically: false, encoding: .utf8)
        }
        let arguments = [configurationFile] + (isSentinel ? ["--sentinel"] : [])
        let running = try ChildProgram(path: program, arguments: arguments).start(in: folder, output: log)
        try? "\(running.id)\n".write(toFile: pidFile, atomically: true, encoding: .utf8)
        process.withLock { $0 = running }
    }

    /// Waits until it answers a ping.
    func untilItAnswers() async throws {
        do {
            try await until("answering on port \(port)", within: .seconds(60)) {
                guard isRunning else { throw ChildProgram.Failure(description: "ended") }
                let answer = (try? await command(["PING"])) ?? ""
                return answer == "PONG"
            }
        } catch {
            let text = (try? String(contentsOfFile: log, encoding: .utf8)) ?? ""
            throw ChildProgram.Failure(description: "redis-server: \(error): \(text.suffix(600))")
        }
    }

    func removePidFile() { try? FileManager.default.removeItem(atPath: pidFile) }

    /// Runs a closure with a folder for servers, and ends what runs in it afterwards.
    static func inFolder<Value>(_ body: (ServerFolder) async throws -> Value) async throws -> Value {
        let folder = try ServerFolder()
        let result: Result<Value, any Error>
        do { result = .success(try await body(folder)) } catch { result = .failure(error) }
        await folder.close()
        return try result.get()
    }

    /// A certificate for localhost that is its own authority.
    static func makeCertificate(in folder: ServerFolder) async throws {
        let arguments = [
            "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
            "-subj",
            "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1", "-keyout",
            folder.file("server.key"), "-out", folder.file("server.crt"),
        ]
        try await ChildProgram(path: "/usr/bin/openssl", arguments: arguments).run(in: folder.path)
    }
}
