public import FerroSupport

extension EnvKey where Value == Bool {
    /// `FERRO_COLLECT_METRICS`: whether requests are counted.
    public static var collectMetrics: Self {
        .init("FERRO_COLLECT_METRICS", default: true, group: "Operations", "Count requests for /_ferro/metrics")
    }

    /// `FERRO_DEBUG_ENDPOINTS`: whether debug endpoints answer in production.
    public static var debugEndpoints: Self {
        .init(
            "FERRO_DEBUG_ENDPOINTS", default: false, group: "Operations",
            "Answer /_ferro/* in production, to requests that carry FERRO_DEBUG_TOKEN")
    }
}

extension EnvKey where Value == Secret<String> {
    /// `FERRO_DEBUG_TOKEN`: what a request must carry to read debug endpoints in production.
    public static var debugToken: Self {
        .init(
            "FERRO_DEBUG_TOKEN", group: "Operations",
            "The bearer token of /_ferro/* in production, 16 characters or more",
            expecting: "a secret text of at least 16 characters",
            parse: { $0.utf8.count >= 16 ? Secret($0) : nil })
    }
}
