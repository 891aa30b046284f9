extension RedisClient {
    /// Reads, decides and writes in one go, and once more when somebody else changed a watched key meanwhile.
    ///
    /// ```swift
    /// let (_, left) = try await redis.transaction(watching: ["stock:7"]) { session in
    ///     let stock = try await session.get("stock:7", as: Int.self) ?? 0
    ///     guard stock >= 2 else { throw SoldOut() }
    ///     return RedisBatch(.set("stock:7", to: stock - 2), .increment("sold:7", by: 2))
    /// }
    /// ```
    ///
    /// The block has a connection of its own; it only reads, as its writes would take place at once. What it returns
    /// runs between `MULTI` and `EXEC`, or not at all when a watched key was written or expired since the block began
    /// (`WATCH`; optimistic locking). Whatever ends the block, the watching ends with it. Three round trips and
    /// those of the block. For many writers of one key a ``RedisScript`` is cheaper.
    ///
    /// - Parameters:
    ///   - keys: what is watched; on a cluster all in one slot, and so the keys of the requests.
    ///   - attempts: how often the block runs at most, with pauses of 1 to 50 ms in between.
    /// - Throws: what the block throws, and ``RedisError``: `.conflict` after the last attempt, otherwise as
    ///   ``RedisCommands/transaction(_:)-(RedisBatch<Value>)``.
    public func transaction<Value>(
        watching keys: [RedisKey], attempts: Int = 10, isolation: isolated (any Actor)? = #isolation,
        _ body: (RedisSession) async throws -> RedisBatch<Value>
    ) async throws -> Value {
        guard !keys.isEmpty, attempts > 0 else { throw RedisError.empty("WATCH", keys.isEmpty ? "key" : "attempt") }
        let pauses = Backoff(first: .milliseconds(1), most: .milliseconds(50))
        var attempt = 1
        while true {
            do {
                return try await withConnection(near: keys.first) { connection in
                    try await watched(keys, on: connection, body)
                }
            } catch let error as RedisError where error.isWorthAnotherAttempt && attempt < attempts {
                try await Task.sleep(for: pauses.pause(after: attempt, .random(in: 0..<1)))
                attempt += 1
            }
        }
    }

    private func watched<Value>(
        _ keys: [RedisKey], on connection: RedisConnection, isolation: isolated (any Actor)? = #isolation,
        _ body: (RedisSession) async throws -> RedisBatch<Value>
    ) async throws -> Value {
        let session = RedisSession(connection)
        defer { session.end() }
        let watch = RedisCommand("WATCH", keys.map { RedisArgument($0) }, keys: .from(0, count: keys.count))
        do {
            _ = try await connection.send(watch)
            let batch = try await body(session)
            let plan = try TransactionPlan(batch.calls)
            if plan.commands.isEmpty { await stopWatching(on: connection) }
            let replies = plan.commands.isEmpty ? [] : try await connection.send(plan.commands)
            var answers = BatchAnswers(try plan.outcomes(from: replies), of: "transaction")
            return try batch.read(&answers)
        } catch let error as RedisError where error.code == .conflict {
            throw error
        } catch {
            await stopWatching(on: connection)
            if let error = error as? RedisError { await followMoves(error, of: watch, from: connection) }
            throw error
        }
    }

    /// Ends the watching, with the connection where it cannot be asked to.
    private func stopWatching(on connection: RedisConnection) async {
        let answer = Task.isCancelled ? nil : try? await connection.send(RedisCommand("UNWATCH"))
        if answer != .status("OK") { await connection.close() }
    }

    /// Lets a cluster's map be read again when the keys are elsewhere by now.
    private func followMoves(_ error: RedisError, of command: RedisCommand, from connection: RedisConnection) async {
        guard error.isMoved, let reply = error.reply else { return }
        _ = try? await router.redirect(reply, of: command, from: connection)
    }
}

extension RedisError {
    var isMoved: Bool { reply?.hasPrefix("MOVED ") ?? false }

    /// Whether nothing ran and the next attempt may go better.
    var isWorthAnotherAttempt: Bool { code == .conflict || (isMoved && !mayHaveRun) }
}
