import Ferro
import FerroTesting
import Foundation
import Testing

@testable import App

/// `scripts/test` installs the browser; where it is missing these tests are left out.
@Suite(.enabled(if: Program.setting("FERRO_TEST_CHROMIUM") != nil, "scripts/test installs Chromium"))
struct `The pages in a real browser` {
    @Test func `the list shows the seeded links, styled, with nothing refused by the policy`() async throws {
        try await withServer(App.self) { server in
            try await server.app.seed()
            let shown = try await Self.browse(["--dump-dom", "--enable-logging=stderr", "--v=0", server.url + "/links"])
            #expect(shown.output.contains("300 links"))
            #expect(shown.output.components(separatedBy: "class=\"vote").count > 25)
            #expect(!shown.errors.contains("Content Security Policy"), "\(shown.errors)")
        }
    }

    @Test(arguments: ["/links", "/links?sort=top&page=2", "/links/1", "/links/new", "/links/404", "/nowhere"])
    func `a page is drawn`(path: String) async throws {
        try await withServer(App.self) { server in
            try await server.app.seed()
            let folder = URL(fileURLWithPath: Program.setting("FERRO_TEST_SCREENSHOTS") ?? NSTemporaryDirectory())
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            let name = path.map { $0.isLetter || $0.isNumber ? $0 : "-" }
            let file = folder.appending(path: "ferro\(String(name)).png")
            _ = try await Self.browse(["--screenshot=\(file.path)", "--window-size=1200,900", server.url + path])
            let picture = try Data(contentsOf: file)
            #expect(picture.starts(with: [0x89, 0x50, 0x4E, 0x47]))
            // A page that shows nothing packs into a few kilobytes.
            #expect(picture.count > 10_000)
            if Program.setting("FERRO_TEST_SCREENSHOTS") == nil { try FileManager.default.removeItem(at: file) }
        }
    }

    private static func browse(_ arguments: [String]) async throws -> Program.Outcome {
        let profile = FileManager.default.temporaryDirectory.appending(path: "ferro-browser-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: profile) }
        let browser = try #require(Program.setting("FERRO_TEST_CHROMIUM"))
        let common = [
            "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--no-first-run",
            "--user-data-dir=\(profile.path)",
        ]
        let outcome = try await Program.run(browser, common + arguments)
        try #require(outcome.status == 0, "\(outcome.errors)")
        return outcome
    }
}
