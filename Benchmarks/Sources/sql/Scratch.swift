import Foundation

/// A folder for the files of one contender.
struct Scratch {
    private let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.appendingPathComponent("ferro-sql-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    func file(_ name: String) -> String { "\(path)/\(name)" }

    func size(of name: String) -> Double {
        let size = try? FileManager.default.attributesOfItem(atPath: file(name))[.size] as? Int
        return Double(size ?? 0)
    }

    func remove() { try? FileManager.default.removeItem(atPath: path) }
}
