public import Ferro

extension Config {
    /// Linkboard's settings: the framework's defaults, what the environment says, and what is decided here.
    ///
    /// Only what differs per deployment is read from the environment; what is the same everywhere is Swift.
    public static func live(_ env: Env) throws -> Config {
        var config = try Config(env)
        config.name = try env.optional(.appName) ?? "Linkboard"
        // The largest thing a person sends is a comment of 5 000 characters.
        config.server.limits.bodyBytes = min(config.server.limits.bodyBytes, 1 << 20)
        return config
    }
}
