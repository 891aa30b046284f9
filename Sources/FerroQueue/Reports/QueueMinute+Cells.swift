extension QueueMinute {
    /// The names of the whole numbers that a line is stored as; adding them one by one adds lines.
    static let cellNames: [String] =
        ["done", "retried", "failed"] + DurationCounts.cellNames("took") + DurationCounts.cellNames("waited")

    /// The numbers, in the order of ``cellNames``.
    var cells: [Int64] { [done, retried, failed].map { Int64(max(0, $0)) } + durations.cells + latencies.cells }

    /// Reads numbers that were stored; `cell` answers 0 for a name that is not there.
    mutating func read(_ cell: (String) throws -> Int64) rethrows {
        func count(_ name: String) throws -> Int { max(0, Int(clamping: try cell(name))) }
        done = try count("done")
        retried = try count("retried")
        failed = try count("failed")
        durations = try DurationCounts("took", cell)
        latencies = try DurationCounts("waited", cell)
    }
}

extension DurationCounts {
    /// No sum of durations that one worker stores at once is longer, about 35 years.
    private static let longest = Double(Int64(1) << 50)

    fileprivate static func cellNames(_ kind: String) -> [String] {
        (0..<steps).map { "\(kind)_\($0)" } + ["\(kind)_us"]
    }

    fileprivate var cells: [Int64] {
        counts + [Int64(exactly: min(totalMilliseconds * 1000, Self.longest).rounded()) ?? 0]
    }

    fileprivate init(_ kind: String, _ cell: (String) throws -> Int64) rethrows {
        let counts = try (0..<Self.steps).map { try cell("\(kind)_\($0)") }
        self.init(counts: counts, totalMilliseconds: Double(try cell("\(kind)_us")) / 1000)
    }
}
