#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Makes drafts of jobs, and holds them to the limits.
struct DraftMaker: Sendable {
    let configuration: QueueConfiguration
    let sealer: (any PayloadSealer)?
    let requestID: String?
    let traceparent: String?
    let now: Date

    /// A job as it will be stored.
    func draft<J: Job>(_ job: J, _ options: PushOptions) throws(QueueError) -> JobDraft {
        let json = try JobCoder.encode(job, limit: configuration.payloadLimit)
        let availableAt = options.date(pushedAt: now)
        guard availableAt.timeIntervalSince1970 <= PushLimits.lastSecond else {
            throw QueueError(
                .invalid, "the job \(J.name) is to run after the year 9999: look at its delay, which is too long")
        }
        let queue = configuration.resolve(options.queue ?? J.queue)
        try queue.validate()
        return JobDraft(
            name: J.name, queue: queue,
            payload: J.isEncrypted ? try JobCoder.seal(json, of: J.name, with: sealer) : json,
            maxAttempts: J.retry.attempts, priority: options.priority ?? J.priority, createdAt: now,
            availableAt: availableAt, requestID: requestID,
            headers: JobHeaders(
                tags: try tags(job.tags + options.tags, of: J.name), traceparent: traceparent, isSealed: J.isEncrypted),
            uniqueness: try uniqueness(job, json, options))
    }

    /// The tags of a job, each once.
    private func tags(_ all: [String], of name: String) throws(QueueError) -> [String] {
        var tags: [String] = []
        for tag in all where !tags.contains(tag) { tags.append(tag) }
        guard tags.count <= PushLimits.tags, tags.allSatisfy({ (1...PushLimits.tagBytes).contains($0.utf8.count) })
        else {
            throw QueueError(
                .invalid,
                "the job \(name) has \(tags.count) tags, or one that is empty or too long: it may have "
                    + "\(PushLimits.tags) of 1 to \(PushLimits.tagBytes) bytes")
        }
        return tags
    }

    private func uniqueness<J: Job>(
        _ job: J, _ json: [UInt8], _ options: PushOptions
    ) throws(QueueError) -> JobUniqueness? {
        if let debounce = options.debounce {
            guard options.unique == nil else {
                throw QueueError(
                    .invalid,
                    "the job \(J.name) is pushed with unique: and debounce:, and both are a key: leave one out")
            }
            return JobUniqueness(
                key: JobKey.own(debounce.key ?? "", of: J.name), scope: .started, putOffUntil: now + debounce.limit)
        }
        guard let unique = options.unique ?? job.unique else { return nil }
        return JobUniqueness(
            key: try key(of: unique, J.self, json), scope: unique.scope,
            until: unique.duration.map { now + max(.zero, $0) })
    }

    private func key<J: Job>(of unique: Unique, _: J.Type, _ json: [UInt8]) throws(QueueError) -> String {
        if let key = unique.key { return JobKey.own(key, of: J.name) }
        guard J.isEncrypted else { return JobKey.payload(json, of: J.name) }
        return JobKey.fingerprint(try JobCoder.fingerprint(json, of: J.name, with: sealer), of: J.name)
    }

    /// Jobs of one call, in their order; throws when there are too many.
    func drafts(_ jobs: [any Job], _ options: PushOptions) throws(QueueError) -> [JobDraft] {
        guard jobs.count <= PushLimits.jobs else {
            throw QueueError(
                .invalid,
                "\(jobs.count) jobs were pushed in one call, which stores all or none: push \(PushLimits.jobs) at a time"
            )
        }
        var drafts: [JobDraft] = []
        drafts.reserveCapacity(jobs.count)
        for job in jobs { drafts.append(try draft(job, options)) }
        return drafts
    }

    /// The first job of a chain, which carries the others; nil when there is none.
    func chain(_ jobs: [any Job], _ options: PushOptions) throws(QueueError) -> JobDraft? {
        guard jobs.count <= PushLimits.chain else {
            throw QueueError(
                .invalid,
                "a chain of \(jobs.count) jobs is too long, the limit is \(PushLimits.chain): let its last job push another"
            )
        }
        guard let first = jobs.first else { return nil }
        var draft = try draft(first, options)
        var links = options
        links.time = .after(.zero)
        for job in jobs.dropFirst() { draft.headers.chain.append(try self.draft(job, links)) }
        let bytes = draft.headers.chain.reduce(0) { $0 + $1.payload.count }
        guard bytes <= configuration.chainLimit else {
            throw QueueError(
                .payloadTooLarge,
                "the jobs of a chain take \(bytes) bytes, the limit is \(configuration.chainLimit): store the data "
                    + "elsewhere and push its id")
        }
        return draft
    }
}

extension QueueConfiguration {
    /// How many bytes of payload a chain's jobs may take, the first one apart: four times what one may.
    var chainLimit: Int { payloadLimit.multipliedReportingOverflow(by: 4).overflow ? .max : payloadLimit * 4 }
}
