import Testing

@testable import Ferro

@Suite struct `The log of requests` {
    @Test(arguments: [
        ("/none?token=hunter2", "info GET /none 200 in "), ("/nowhere", "info GET /nowhere 404 in "),
        ("/left", "error GET /left 503 in "), ("/refused", "info GET /refused 429 in "),
    ])
    func `each request has one line, one that a middleware refused too`(target: String, line: String) async throws {
        let lines = Lines()
        try await withRuntime(Shapes(), lines: lines) { runtime in
            _ = await RequestHandler(runtime).respond(to: Request(path: target))
        }
        #expect(lines.all.filter { $0.hasPrefix(line) }.count == 1, "\(lines.all)")
        #expect(!lines.all.contains { $0.contains("hunter2") })
    }
}
