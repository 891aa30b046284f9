import FerroHTTP
import FerroViews
import Foundation
import NIOCore
import Synchronization
import Testing

@Suite struct `Links that change while files are opened` {
    /// Exchanges a file or folder for a link to another for as long as the body runs.
    private func whileSwapping(
        _ path: String, with link: String, _ body: () async throws -> Void
    ) async throws {
        final class Flag: Sendable { let isDone = Atomic(false) }
        let flag = Flag()
        let thread = Thread {
            while !flag.isDone.load(ordering: .relaxed) {
                rename(path, path + ".kept")
                rename(link, path)
                rename(path, link)
                rename(path + ".kept", path)
            }
        }
        thread.start()
        defer { flag.isDone.store(true, ordering: .relaxed) }
        try await body()
    }

    @Test func `never lead out`() async throws {
        let folder = try ScratchFolder([
            "secret/a.txt": "outside", "public/in/a.txt": "inside", "public/b.txt": "inside",
        ])
        try folder.link("public/link", to: folder.path + "/secret")
        try folder.link("public/blink", to: folder.path + "/secret/a.txt")
        let files = PublicFiles(PublicFilesConfiguration(directory: folder.path + "/public"))
        for (swapped, link, path) in [("in", "link", "/in/a.txt"), ("b.txt", "blink", "/b.txt")] {
            var found = 0
            try await whileSwapping(folder.path + "/public/" + swapped, with: folder.path + "/public/" + link) {
                for _ in 0..<300 {
                    guard let response = await files.respond(to: Request(path: path)) else { continue }
                    found += 1
                    let text = String(buffer: try await response.body.collect())
                    try #require(text == "inside", "\(path) led out")
                }
            }
            #expect(found > 0)
        }
    }
}
