extension RedisDeliveries {
    /// One consumer's reading.
    public struct Iterator: AsyncIteratorProtocol {
        private let source: RedisDeliveries
        private var machine: ConsumerStateMachine
        private var entries: [RedisStreamEntry] = []
        private var index = 0
        private var areRepeated = false
        private var failures = 0

        init(source: RedisDeliveries) {
            self.source = source
            machine = ConsumerStateMachine(claimIdle: source.settings.claimIdle, now: .now)
        }

        /// The next entry, when there is one.
        ///
        /// - Throws: ``RedisError`` for what waiting does not mend: a refusal, a closed client, a cancelled task, and
        ///   a server that cannot be reached at the beginning.
        public mutating func next(
            isolation actor: isolated (any Actor)? = #isolation
        ) async throws(RedisError) -> RedisDelivery? {
            while index >= entries.count {
                do throws(RedisError) {
                    try await fetch(isolation: actor)
                    failures = 0
                } catch {
                    guard machine.goesOn(after: error) else { throw error }
                    failures += 1
                    try await RedisDeliveries.pause(after: failures)
                }
            }
            defer { index += 1 }
            return RedisDelivery(
                entry: entries[index], isRepeated: areRepeated, key: source.key, group: source.group,
                client: source.client)
        }

        private mutating func fetch(isolation: isolated (any Actor)?) async throws(RedisError) {
            let (client, key, group, consumer) = (source.client, source.key, source.group, source.consumer)
            let settings = source.settings
            switch machine.next(now: .now) {
            case .join:
                try await join(isolation: isolation)
                machine.joined()
            case .history(let id):
                let found = try await client.run(.history(group, consumer, key, settings.batch, after: id))
                machine.tookHistory(found)
                try await take(found, areRepeated: true, isolation: isolation)
            case .claim(let id):
                let claimed = try await client.autoclaim(
                    key, in: group, as: consumer, idle: settings.claimIdle ?? .zero, from: id, count: settings.batch)
                machine.tookClaim(claimed, now: .now)
                try await take(claimed.entries, areRepeated: true, isolation: isolation)
            case .read:
                let wait = Swift.min(settings.wait, settings.claimIdle ?? settings.wait)
                let found = try await client.readGroup(
                    group, as: consumer, from: key, count: settings.batch, waiting: wait)
                machine.tookNew(found)
                try await take(found, areRepeated: false, isolation: isolation)
            }
        }

        /// Entries that were deleted after they had been handed out have no fields: they are done.
        private mutating func take(
            _ found: [RedisStreamEntry], areRepeated: Bool, isolation: isolated (any Actor)?
        ) async throws(RedisError) {
            let gone = found.filter(\.fields.isEmpty)
            entries = found.filter { !$0.fields.isEmpty }
            index = 0
            self.areRepeated = areRepeated
            try await source.client.acknowledge(gone.map(\.id), of: source.key, in: source.group)
        }

        private func join(isolation: isolated (any Actor)?) async throws(RedisError) {
            do {
                try await source.client.createGroup(source.group, on: source.key, from: source.settings.start)
            } catch  where error.reply?.hasPrefix("BUSYGROUP") == true {
                return
            }
        }
    }

    static func pause(after failures: Int) async throws(RedisError) {
        do {
            try await Task.sleep(for: Backoff().pause(after: failures, .random(in: 0..<1)))
        } catch {
            throw RedisError(.cancelled, "The task that read the stream was cancelled", cause: error)
        }
    }
}

extension RedisRequest where Value == [RedisStreamEntry] {
    /// What a consumer was handed after an id and has not acknowledged: `XREADGROUP` with an id.
    static func history(
        _ group: String, _ consumer: String, _ key: RedisKey, _ count: Int, after id: RedisStreamID
    ) -> Self {
        var list = ArgumentList(["GROUP", RedisArgument(group), RedisArgument(consumer)])
        list.append(limit: count, of: "XREADGROUP")
        list.append("STREAMS", RedisArgument(key), id.redisArgument)
        return Self(
            "XREADGROUP", list.arguments, keys: .at(list.arguments.count - 2), special: list.special,
            as: .groupEntries)
    }
}
