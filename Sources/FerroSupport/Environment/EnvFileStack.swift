#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The `.env` files of one directory, read from the weakest to the strongest.
struct EnvFileStack {
    let directory: String
    let process: [String: String]
    private(set) var entries: [String: EnvEntry] = [:]

    init(directory: String, process: [String: String]) {
        self.directory = directory
        self.process = process
    }

    /// Lays a file's values over those of the files before it.
    mutating func add(_ name: String) throws(EnvError) {
        entries.merge(try parse(name)) { _, stronger in stronger }
    }

    /// The stage that `APP_ENV` names, before any file of a stage is read.
    func stage() throws(EnvError) -> Stage {
        let entry: EnvEntry? =
            if let text = process["APP_ENV"] { EnvEntry(text, from: .process) } else {
                try parse(".env.local")["APP_ENV"] ?? entries["APP_ENV"]
            }
        guard let stage = Stage(environmentName: entry?.text) else {
            let found = entry.map { "\(EnvText.shown($0.text)) (read from \($0.origin))" } ?? "wrong"
            throw EnvError(
                .stage,
                "APP_ENV is \(found): expected local, testing, staging, production, or a name of letters, "
                    + "digits, - and _", variable: "APP_ENV")
        }
        return stage
    }

    private func parse(_ name: String) throws(EnvError) -> [String: EnvEntry] {
        guard let content = try content(of: name) else { return [:] }
        let file = try EnvFile(
            parsing: content, named: name, earlier: entries.mapValues(\.text), process: process)
        var result: [String: EnvEntry] = [:]
        for assignment in file.assignments {
            result[assignment.name] = EnvEntry(assignment.value, from: .file(name, line: assignment.line))
        }
        return result
    }

    /// The file's bytes; nil when there is no such file.
    private func content(of name: String) throws(EnvError) -> Data? {
        let path = directory.hasSuffix("/") ? directory + name : directory + "/" + name
        do {
            let attributes = try FileManager.default.attributesOfItem(atPath: path)
            // The attribute is a number object on Darwin and a UInt64 on Linux.
            let size = attributes[.size] as? UInt64 ?? (attributes[.size] as? Int).map { UInt64(clamping: $0) } ?? 0
            guard size <= EnvFile.maximumSize else {
                throw EnvError(.file, "\(name) has \(size) bytes: a .env file has at most \(EnvFile.maximumSize)")
            }
            return try Data(contentsOf: URL(fileURLWithPath: path))
        } catch let error as EnvError {
            throw error
        } catch let error as CocoaError where error.code == .fileReadNoSuchFile || error.code == .fileNoSuchFile {
            return nil
        } catch {
            throw EnvError(
                .file, "\(name) exists but cannot be read: check its permissions, or remove it", cause: error)
        }
    }
}
