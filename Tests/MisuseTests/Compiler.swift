// These four are only what the programs import: naming them here makes the build finish their modules first.
import FerroORM
import FerroQueue
import FerroSQL
import FerroValidation
import Foundation

/// Type-checks programs against the modules that this build made.
struct Compiler {
    /// Why a program could not even be tried.
    struct Unavailable: Error, CustomStringConvertible { let description: String }

    private let products: URL

    /// Looks for the modules beside the running tests, then in the package's own build directory.
    init() throws {
        let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let beside = CommandLine.arguments.map { URL(fileURLWithPath: $0).deletingLastPathComponent() }
        let places = beside + [package.appending(path: ".build/debug")]
        let found = places.first {
            FileManager.default.fileExists(atPath: $0.appending(path: "Modules/FerroORM.swiftmodule").path)
        }
        guard let found else { throw Unavailable(description: "no Modules/FerroORM.swiftmodule in \(places)") }
        products = found
    }

    /// What the compiler says about a program; empty when it is content.
    func diagnostics(of program: String) async throws -> String {
        let folder = FileManager.default.temporaryDirectory.appending(path: "ferro-misuse-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let source = folder.appending(path: "Program.swift"), log = folder.appending(path: "log")
        try program.write(to: source, atomically: false, encoding: .utf8)
        try Data().write(to: log)

        let compiler = Process()
        compiler.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        compiler.arguments = [
            "swiftc", "-typecheck", "-swift-version", "6", "-module-name", "Program",
            "-I", products.appending(path: "Modules").path, "-Xfrontend", "-load-plugin-executable",
            "-Xfrontend", "\(products.appending(path: "FerroMacros-tool").path)#FerroMacros", source.path,
        ]
        let output = try FileHandle(forWritingTo: log)
        compiler.standardOutput = output
        compiler.standardError = output
        try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
            compiler.terminationHandler = { _ in continuation.resume() }
            do { try compiler.run() } catch { continuation.resume(throwing: error) }
        }
        return try String(contentsOf: log, encoding: .utf8)
    }
}
