import FerroRedis
public import FerroSQL
import FerroSupport
import Logging

extension RedisEngine {
    /// The most jobs of one push: more would keep Redis from its other clients for too long.
    static let pushLimit = 50_000

    /// Stores jobs in one script; in a transaction after its commit, under receipts of 0.
    ///
    /// - Throws: `.encoding` for headers that cannot be written, `.unsupported` for more than 50 000 jobs, and
    ///   `RedisError`.
    public func push(_ drafts: [JobDraft], on database: Database?) async throws -> [JobReceipt] {
        guard !drafts.isEmpty else { return [] }
        try checkCount(drafts.count)
        var arguments: [RedisArgument] = [RedisArgument(drafts.count)]
        arguments.reserveCapacity(1 + drafts.count * RedisDraft.width)
        for draft in drafts { try RedisDraft.append(draft, to: &arguments) }
        if let database, database.isInTransaction {
            await afterCommit(of: database, "Jobs could not be pushed after the commit") { [arguments] engine in
                _ = try await engine.run(RedisQueueScript.push, arguments)
            }
            return drafts.map { _ in JobReceipt(id: JobID(0)) }
        }
        return try receipts(try await run(RedisQueueScript.push, arguments), count: drafts.count)
    }

    func checkCount(_ count: Int) throws(QueueError) {
        guard count > Self.pushLimit else { return }
        throw QueueError(
            .unsupported, "\(count) jobs are too many for one step in Redis: push at most \(Self.pushLimit) at once")
    }

    /// Does something once a transaction has committed; what goes wrong then can only be logged.
    func afterCommit(
        of database: Database, _ message: String, _ body: @escaping @Sendable (RedisEngine) async throws -> Void
    ) async {
        await database.afterCommit { [self] in
            do {
                try await body(self)
            } catch {
                client.logger.error("\(message)", metadata: ["error": "\(ErrorText.of(error))"])
            }
        }
    }

    func receipts(_ reply: RedisReply, count: Int) throws(QueueError) -> [JobReceipt] {
        let parts = try reply.elements
        guard parts.count == count * 2 else { throw Self.unreadable }
        var receipts: [JobReceipt] = []
        receipts.reserveCapacity(count)
        for index in stride(from: 0, to: parts.count, by: 2) {
            guard let id = RedisNumber.integer(parts[index]) else { throw Self.unreadable }
            receipts.append(JobReceipt(id: JobID(id), isNew: RedisNumber.integer(parts[index + 1]) == 1))
        }
        return receipts
    }
}
