import FerroFuzz
import Testing

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

@Suite struct `The fuzz targets` {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Fuzz")

    private static func files(_ folder: String, _ target: FuzzTarget) throws -> [URL] {
        let url = root.appending(path: folder).appending(path: target.name)
        guard FileManager.default.fileExists(atPath: url.path) else { return [] }
        return try FileManager.default.contentsOfDirectory(atPath: url.path).map { url.appending(path: $0) }
    }

    @Test(arguments: FuzzTarget.all.indices)
    func `hold for every seed and for everything that once broke them`(_ index: Int) throws {
        let target = FuzzTarget.all[index]
        let seeds = try Self.files("corpus", target)
        #expect(!seeds.isEmpty, "\(target.name) has no seeds")
        for file in seeds + (try Self.files("regressions", target)) {
            let bytes = [UInt8](try Data(contentsOf: file))
            #expect(throws: Never.self, "\(file.path)") { try target.check(bytes) }
        }
    }

    @Test func `have a folder of seeds each, and no folder is left over`() throws {
        let names = FuzzTarget.all.map(\.name)
        #expect(names == names.sorted())
        for folder in ["corpus", "regressions"] {
            let found = try FileManager.default.contentsOfDirectory(atPath: Self.root.appending(path: folder).path)
            #expect(Set(found).subtracting([".gitkeep"]).isSubset(of: Set(names)))
        }
    }
}
