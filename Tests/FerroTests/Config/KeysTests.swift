import Testing

@testable import Ferro

@Suite struct `The keys of an app` {
    private static func config(_ values: [String: String]) throws -> Config {
        try Config(Env(stage: .development, values: values))
    }

    @Test func `are read from APP_KEY and APP_PREVIOUS_KEYS`() throws {
        let keys = try (0..<3).map { _ in try SecretKey.random() }
        let texts = keys.map { $0.reveal() }
        let ring = try #require(
            try Self.config(["APP_KEY": texts[0], "APP_PREVIOUS_KEYS": "\(texts[1]), \(texts[2])"]).keys)
        #expect(ring.current == keys[0] && ring.previous == Array(keys.dropFirst()))
        let none = try Self.config([:]).keys
        #expect(none == nil)
    }

    @Test func `are named, and never shown, where one is malformed`() throws {
        for name in ["APP_KEY", "APP_PREVIOUS_KEYS"] {
            let error = try #require(throws: EnvError.self) { try Self.config([name: "hunter2"]) }
            #expect(error.description.contains(name) && error.description.contains("key:generate"))
            #expect(!error.description.contains("hunter2"))
        }
    }

    @Test func `are not older ones alone`() throws {
        let text = try SecretKey.random().reveal()
        let error = try #require(throws: EnvError.self) { try Self.config(["APP_PREVIOUS_KEYS": text]) }
        #expect(error.variable == "APP_KEY" && !error.description.contains(text))
    }

    @Test func `are asked for by name where something is sealed without them`() async throws {
        try await withRuntime(Sample()) { runtime in
            let error = #expect(throws: ApplicationError.self) { try CommandContext(runtime: runtime).keys }
            #expect(error?.message.contains("APP_KEY") == true && error?.message.contains("key:generate") == true)
        }
        try await withRuntime(Sample(), ["APP_KEY": try SecretKey.random().reveal()]) { runtime in
            let keys = try CommandContext(runtime: runtime).keys
            #expect(keys.previous.isEmpty)
        }
    }

    @Test func `never show in a setting's text`() throws {
        let text = try SecretKey.random().reveal()
        var dumped = ""
        let config = try Self.config(["APP_KEY": text])
        dump(config, to: &dumped)
        let body = text.dropFirst("base64:".count)
        #expect(!dumped.contains(body) && !"\(config)".contains(body))
    }
}
