public import FerroCrypto
public import FerroSupport

extension SecretKey: EnvValue {
    /// How a key is written, and where one comes from.
    public static var envExpectation: String { "base64: and 32 bytes in base64, as `web key:generate` prints them" }
    /// True: a key is never shown.
    public static var isEnvSecret: Bool { true }
    /// Reads what `web key:generate` prints; nil for other texts.
    public init?(envText text: String) {
        guard let key = try? SecretKey(text) else { return nil }
        self = key
    }
    /// Empty: a secret has no text to show.
    public var envText: String { "" }
}

extension EnvKey where Value == SecretKey {
    /// `APP_KEY`.
    public static var appKey: Self {
        .init("APP_KEY", "What encrypted columns are sealed with; `web key:generate` prints one.")
    }
}

extension EnvKey where Value == [SecretKey] {
    /// `APP_PREVIOUS_KEYS`.
    public static var appPreviousKeys: Self {
        .init("APP_PREVIOUS_KEYS", "Older values of APP_KEY that still open what they sealed, with commas between.")
    }
}

extension KeyRing {
    /// The keys of `APP_KEY` and `APP_PREVIOUS_KEYS`; nil when neither is set.
    ///
    /// - Throws: `EnvError` when there are older keys but none to seal with.
    init?(_ env: Env) throws {
        let previous = try env.optional(.appPreviousKeys) ?? []
        guard let current = try env.optional(.appKey) else {
            if previous.isEmpty { return nil }
            let name = EnvKey<SecretKey>.appKey.name
            throw EnvError(
                .missing, "APP_PREVIOUS_KEYS is set and \(name) is not: set \(name) to the key that seals from now on",
                variable: name)
        }
        try self.init(current: current, previous: previous)
    }
}

extension Config {
    /// The keys, where something is about to be sealed or opened.
    func requiredKeys() throws(ApplicationError) -> KeyRing {
        guard let keys else {
            throw ApplicationError(
                .configuration,
                "APP_KEY is not set, and something is encrypted with it: set it to what `web key:generate` prints, and keep it")
        }
        return keys
    }
}
