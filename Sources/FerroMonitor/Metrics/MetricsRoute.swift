/// What a request is counted under.
public enum MetricsRoute: Sendable, Hashable {
    /// The route at an index, as the router numbers them, from 0.
    case route(Int)
    /// The static files of the public folder, which share `PUBLIC`.
    case publicFiles
    /// No route; all such requests share `UNMATCHED`, so that random addresses cannot fill the memory.
    case unmatched
}
