extension WorkerConfiguration {
    /// The most jobs that one worker runs at once.
    public static let maximumConcurrency = 10_000
    /// The most queues that one worker works.
    static let maximumQueues = 1_000
    /// No time is longer than this: ten years.
    private static let longest = Duration.seconds(3_650 * 86_400)

    /// Throws `.invalid`, naming the field, for what no worker can work with; a worker asks this before it begins.
    public func validate() throws(QueueError) {
        guard (1...Self.maximumQueues).contains(queues.count) else {
            throw Self.wrong("queues", "names \(queues.count) queues", "name 1 to \(Self.maximumQueues)")
        }
        for queue in queues where !queue.isValid {
            throw Self.wrong("queues", "names \"\(queue.rawValue.prefix(80))\"", QueueName.rule)
        }
        guard (1...Self.maximumConcurrency).contains(concurrency) else {
            throw Self.wrong("concurrency", "is \(concurrency)", "set 1 to \(Self.maximumConcurrency)")
        }
        guard quarantineAfter >= 1 else {
            throw Self.wrong("quarantineAfter", "is \(quarantineAfter)", "set at least 1")
        }
        guard (1...255).contains(workerID.utf8.count), !workerID.unicodeScalars.contains(where: { $0.value < 32 })
        else {
            throw Self.wrong("workerID", "is empty, too long or has control characters", "use 1 to 255 bytes")
        }
        if healthFile?.isEmpty == true { throw Self.wrong("healthFile", "is empty", "name a file, or set nil") }
        try validateTimes()
        try limits.validate()
        try retention.validate()
    }

    private func validateTimes() throws(QueueError) {
        try Self.check("lease", lease, from: .milliseconds(1))
        try Self.check("pollInterval", pollInterval)
        try Self.check("shutdownDeadline", shutdownDeadline)
        try Self.check("cancellationGrace", cancellationGrace)
        try Self.check("failedTimeout", failedTimeout)
    }

    static func check(_ field: String, _ time: Duration, from least: Duration = .zero) throws(QueueError) {
        guard time >= least, time <= longest else {
            let bound = least > .zero ? "\(least)" : "nothing"
            throw wrong(field, "is \(time)", "set a time from \(bound) to ten years")
        }
    }

    static func wrong(_ field: String, _ fault: String, _ cure: String) -> QueueError {
        QueueError(.invalid, "WorkerConfiguration.\(field) \(fault): \(cure)")
    }
}

extension WorkerLimits {
    /// Throws `.invalid` for a limit that is reached before anything ran.
    func validate() throws(QueueError) {
        for (field, limit) in [("limits.jobs", jobs), ("limits.memory", memory)] {
            guard let limit, limit < 1 else { continue }
            throw WorkerConfiguration.wrong(field, "is \(limit)", "set at least 1, or nil for no end")
        }
        if let time { try WorkerConfiguration.check("limits.time", time, from: .milliseconds(1)) }
    }
}

extension JobRetention {
    /// Throws `.invalid` for a time that is negative or too long.
    func validate() throws(QueueError) {
        try WorkerConfiguration.check("retention.finished", finished)
        if let failed { try WorkerConfiguration.check("retention.failed", failed) }
        try WorkerConfiguration.check("retention.batches", batches)
        try WorkerConfiguration.check("retention.ticks", ticks)
        try WorkerConfiguration.check("retention.reports", reports)
    }
}
