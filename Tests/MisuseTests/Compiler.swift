// These are only what the programs import: naming them here makes the build finish their modules first.
import FerroORM
import FerroQueue
import FerroRecords
import FerroSQL
import FerroValidation
import Foundation

/// Type-checks programs against the modules that this build made, all of them in one call: starting the compiler and
/// loading the modules is what takes time.
struct Compiler {
    /// Why the programs could not even be tried.
    struct Unavailable: Error, CustomStringConvertible { let description: String }

    private let package: URL
    private let products: URL
    private let imports: [String]

    /// Looks for the modules beside the running tests, then in the package's own build directory.
    init(
        importing imports: [String] = ["FerroORM", "FerroQueue", "FerroSQL", "FerroValidation", "Foundation"]
    ) throws {
        self.imports = imports
        package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let beside = CommandLine.arguments.map { URL(fileURLWithPath: $0).deletingLastPathComponent() }
        let places = beside + [package.appending(path: ".build/debug")]
        let found = places.first {
            FileManager.default.fileExists(atPath: $0.appending(path: "Modules/FerroORM.swiftmodule").path)
        }
        guard let found else { throw Unavailable(description: "no Modules/FerroORM.swiftmodule in \(places)") }
        products = found
    }

    /// What the compiler says about each program, in their order; nothing where it is content.
    func verdicts(on programs: [String], beside board: String) async throws -> [String] {
        let folder = FileManager.default.temporaryDirectory.appending(path: "ferro-misuse-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        var sources = [folder.appending(path: "Board.swift")]
        try board.write(to: sources[0], atomically: false, encoding: .utf8)
        for (number, program) in programs.enumerated() {
            let source = folder.appending(path: "Program\(number).swift")
            try placed(program, number).write(to: source, atomically: false, encoding: .utf8)
            sources.append(source)
        }
        let log = try await run(sources, in: folder)
        let lines = log.split(separator: "\n").filter { $0.contains("error:") }
        let verdicts = programs.indices.map { number in
            // Expanded code is in files whose names have the mangled name of the place, which ends in a letter.
            let marks = ["/Program\(number).swift:", "Place\(number)O"]
            return lines.filter { line in marks.contains { line.contains($0) } }.joined(separator: "\n")
        }
        let stray = lines.filter { line in
            !line.contains("/Program") && !line.contains("_7Program")
        }
        if !stray.isEmpty { throw Unavailable(description: stray.joined(separator: "\n")) }
        return verdicts
    }

    /// The program in a namespace of its own, so that all of them can be one module.
    private func placed(_ program: String, _ number: Int) -> String {
        let imports = imports.map { "import \($0)\n" }
        let members = program.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            line.hasPrefix("func ") || line.hasPrefix("let ") ? "static " + line : String(line)
        }
        return imports.joined() + "enum Place\(number) {\n\(members.joined(separator: "\n"))\n}\n"
    }

    /// The maps of the C modules of hiredis, of SwiftNIO and of what it is built on: written by the build, or shipped.
    private var cModules: [String] {
        let build = products.resolvingSymlinksInPath()
        let checkouts = build.deletingLastPathComponent().deletingLastPathComponent().appending(path: "checkouts")
        let files = FileManager.default
        func names(_ folder: URL) -> [String] { (try? files.contentsOfDirectory(atPath: folder.path)) ?? [] }
        let written = names(build).filter { $0.hasSuffix(".build") && !$0.contains("-tool.") }
            .map { build.appending(path: "\($0)/module.modulemap") }
        let shipped = names(checkouts).map { checkouts.appending(path: "\($0)/Sources") }
            .flatMap { sources in names(sources).map { sources.appending(path: "\($0)/include/module.modulemap") } }
        let own = [package.appending(path: "Sources/CHiredis/module.modulemap")]
        return (own + written + shipped).filter { files.fileExists(atPath: $0.path) }
            .flatMap { ["-Xcc", "-fmodule-map-file=\($0.path)"] }
    }

    private func run(_ sources: [URL], in folder: URL) async throws -> String {
        let log = folder.appending(path: "log")
        try Data().write(to: log)
        let compiler = Process()
        compiler.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        compiler.arguments =
            [
                "swiftc", "-typecheck", "-wmo", "-diagnostic-style=llvm", "-warnings-as-errors", "-swift-version", "6",
                "-module-name", "Program", "-I", products.appending(path: "Modules").path,
                "-Xcc", "-fmodule-map-file=\(package.appending(path: "Sources/CCrypto/module.modulemap").path)",
            ] + cModules + [
                "-Xfrontend", "-load-plugin-executable",
                "-Xfrontend", "\(products.appending(path: "FerroMacros-tool").path)#FerroMacros",
            ] + sources.map(\.path)
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
