import Ferro
import Foundation
import Testing

@testable import App

@Suite struct PagesTests {
    private func views() -> ViewRenderer {
        var root = URL(filePath: #filePath)
        for _ in 0..<4 { root.deleteLastPathComponent() }
        return ViewRenderer(
            ViewsConfiguration(
                directory: root.appending(path: "resources/views").path(percentEncoded: false), strict: true))
    }

    @Test func `every template compiles`() async throws {
        try await views().load()
    }

    @Test func `every page renders, and nothing that was typed becomes markup`() async throws {
        let views = views()
        for sample in SamplePages.all {
            let html = try await views.render(sample.template, sample.context)
            if let folder = ProcessInfo.processInfo.environment["LINKBOARD_PAGES"] {
                try Data(html.utf8).write(to: URL(filePath: folder).appending(path: sample.file + ".html"))
            }
            #expect(html.hasPrefix("<!doctype html>"))
            #expect(!html.contains("<script"), "\(sample.file)")
            #expect(!html.contains("=\"javascript:alert(1)\"") || sample.file == "new-wrong", "\(sample.file)")
            #expect(!Self.holdsBareQuote(html), "\(sample.file)")
        }
    }

    /// Whether a quote stands before a combining accent: one character to Swift, the end of an attribute to a browser.
    private static func holdsBareQuote(_ html: String) -> Bool {
        Data(html.utf8).range(of: Data([0x22, 0xCC, 0x81])) != nil
    }
}
