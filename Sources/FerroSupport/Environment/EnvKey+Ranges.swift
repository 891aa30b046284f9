extension EnvKey where Value == Int {
    /// A whole number between two bounds, both included.
    public init(
        _ name: String, default value: Int? = nil, in range: ClosedRange<Int>, group: String = "App",
        _ summary: String = ""
    ) {
        self.init(
            name, default: value, group: group, summary,
            expecting: "a whole number from \(range.lowerBound) to \(range.upperBound)",
            parse: { text in Int(envText: text).flatMap { range.contains($0) ? $0 : nil } })
    }
}

extension EnvKey where Value == Double {
    /// A number between two bounds, both included.
    public init(
        _ name: String, default value: Double? = nil, in range: ClosedRange<Double>, group: String = "App",
        _ summary: String = ""
    ) {
        self.init(
            name, default: value, group: group, summary,
            expecting: "a number from \(range.lowerBound) to \(range.upperBound)",
            parse: { text in Double(envText: text).flatMap { range.contains($0) ? $0 : nil } })
    }
}

extension EnvKey where Value == Duration {
    /// A duration whose plain numbers count a given unit: with `.minutes`, `120` is two hours.
    public init(
        _ name: String, default value: Duration? = nil, unit: EnvTimeUnit, group: String = "App",
        _ summary: String = ""
    ) {
        self.init(
            name, default: value, group: group, summary,
            expecting: "a number of \(unit.rawValue), or a duration such as 500ms, 30s, 5m or 2h",
            parse: { unit.duration(from: $0) },
            render: { unit.text(of: $0) })
    }
}
