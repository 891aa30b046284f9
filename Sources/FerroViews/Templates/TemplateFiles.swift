internal import Foundation

/// Reads a folder of templates; every call blocks, so it runs on a file queue.
struct TemplateFiles {
    /// What a look at the folder found.
    struct Reading {
        let sources: [String: TemplateSource]
        let isUnchanged: Bool
    }

    static let maximumCount = 2_000
    static let maximumSize = 1 << 20

    private let directory: String
    private let suffix: String

    init(_ configuration: ViewsConfiguration) {
        directory = configuration.directory
        suffix = "." + configuration.fileExtension
    }

    /// Lists the folder and reads the files whose stamp is not the known one.
    func read(known: [String: TemplateSource]) throws -> Reading {
        var sources: [String: TemplateSource] = [:]
        var isUnchanged = true
        for relative in try paths() {
            let name = String(relative.dropLast(suffix.count))
            let path = directory + "/" + relative
            guard let stamp = stamp(path) else { continue }
            if let old = known[name], old.stamp == stamp, old.path == path {
                sources[name] = old
            } else {
                isUnchanged = false
                sources[name] = source(name, path, stamp)
            }
        }
        return Reading(sources: sources, isUnchanged: isUnchanged && sources.count == known.count)
    }

    private func paths() throws -> [String] {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: directory, isDirectory: &isFolder), isFolder.boolValue,
            let all = FileManager.default.enumerator(atPath: directory)
        else {
            throw ViewError(
                .directory,
                "the folder of templates “\(directory)” was not found from \(FileManager.default.currentDirectoryPath): "
                    + "start the program in the package's folder or set ViewsConfiguration.directory")
        }
        var found: [String] = []
        for case let path as String in all where path.hasSuffix(suffix) && !isHidden(path) {
            guard found.count < Self.maximumCount else {
                throw ViewError(
                    .directory, "“\(directory)” holds more than \(Self.maximumCount) templates: split the app")
            }
            found.append(path)
        }
        return found
    }

    private func isHidden(_ path: String) -> Bool { path.split(separator: "/").contains { $0.hasPrefix(".") } }

    private func stamp(_ path: String) -> TemplateSource.Stamp? {
        guard let attributes = try? FileManager.default.attributesOfItem(atPath: path),
            attributes[.type] as? FileAttributeType == .typeRegular,
            let size = attributes[.size] as? Int, let modified = attributes[.modificationDate] as? Date
        else { return nil }
        return TemplateSource.Stamp(modified: modified.timeIntervalSinceReferenceDate, size: size)
    }

    private func source(_ name: String, _ path: String, _ stamp: TemplateSource.Stamp) -> TemplateSource {
        func refused(_ problem: String) -> TemplateSource {
            TemplateSource(name: name, path: path, stamp: stamp, text: nil, problem: problem)
        }
        guard TemplateName.isValid(name) else {
            return refused("template names hold letters, digits, “-”, “_” and “.”: rename the file")
        }
        guard stamp.size <= Self.maximumSize else {
            return refused("the file has \(stamp.size) bytes and a template may have \(Self.maximumSize): split it")
        }
        guard let data = FileManager.default.contents(atPath: path) else {
            return refused("the file cannot be read: check its permissions")
        }
        guard let text = String(data: data, encoding: .utf8) else {
            return refused("the file is not UTF-8: save it as UTF-8")
        }
        return TemplateSource(name: name, path: path, stamp: stamp, text: text, problem: nil)
    }
}
