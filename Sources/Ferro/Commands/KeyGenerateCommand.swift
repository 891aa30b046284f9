internal import ArgumentParser
internal import FerroCrypto

/// `web key:generate`.
struct KeyGenerateCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "key:generate", abstract: "Print a new key for APP_KEY.",
            discussion: """
                It stores nothing and opens nothing. Keep the key where secrets are kept: what is sealed with a lost key is \
                lost. To change a key, put the old one into APP_PREVIOUS_KEYS.
                """)
    }

    func run() async throws { print(try SecretKey.random().reveal()) }
}
