public import Ferro

extension Config {
    /// Linkboard's settings: the framework's defaults, what the environment says, and what is decided here.
    ///
    /// Only what differs per deployment is read from the environment; what is the same everywhere is Swift.
    public static func live(_ env: Env) throws -> Config {
        var config = try Config(env)
        config.name = try env.optional(.appName) ?? "Linkboard"
        return config
    }
}
