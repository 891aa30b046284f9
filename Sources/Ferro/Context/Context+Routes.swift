extension Context {
    /// The path of a named route, its parameters filled in and percent-encoded: `c.url(named: "links.show", ["link": "7"])`.
    ///
    /// Nil when there is no such route, or a parameter is missing, unknown, empty or a dot segment.
    public func url(named name: String, _ parameters: [String: String] = [:]) -> String? {
        scope.runtime.table.url(named: name, parameters)
    }
}
