/// What a program of the app does when no verb is named.
public enum DefaultVerb: Sendable {
    /// Serves requests; other verbs are there too. For the executable `web`.
    case serve
    /// Runs jobs. For the executable `worker`.
    case work
}
