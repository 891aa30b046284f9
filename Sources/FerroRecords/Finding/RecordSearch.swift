import FerroRedis

/// A search by a condition: the calls of the script that it takes, one after the other.
struct RecordSearch: Sendable {
    /// What is done with the records that are found.
    enum Action: String {
        case list, count, delete
    }

    /// How many entries one call looks at: it keeps the server for some two to four milliseconds.
    static let budget = 500
    /// How many ranges a condition may have: each call sends them and looks for each once.
    static let mostRanges = 10_000

    let store: any RecordStore
    let plan: SearchPlan
    let condition: ConditionTree
    let keyStart: String
    let indexKeys: [RedisKey]

    init<Record: RedisRecord>(
        _ record: Record.Type, _ condition: RecordCondition, by order: RecordOrder?, on store: any RecordStore
    ) throws(RecordError) {
        let indexes = Record.indexes
        for path in condition.tree.paths.union(order.map { [$0.path] } ?? [])
        where !indexes.contains(where: { $0.path == path }) {
            throw RecordError(.query, "\(Record.recordName) has no index of \(path): make the property @Indexed")
        }
        guard !indexes.isEmpty else {
            throw RecordError(.query, "\(Record.recordName) has no index: make a property @Indexed")
        }
        guard condition.tree.rangeCount <= Self.mostRanges else {
            throw RecordError(
                .query, "the condition names more than \(Self.mostRanges) values or ranges: search in several parts")
        }
        self.store = store
        self.condition = condition.tree
        plan = SearchPlan(condition.tree, in: indexes, by: order)
        keyStart = Record.keyStart(in: store)
        indexKeys = indexes.map { Record.key(named: $0.path, in: store) }
    }

    /// The ids of at most so many records, and where to go on; fewer only at the end.
    func ids(after cursor: RecordCursor?, limit: Int) async throws -> (ids: [String], next: RecordCursor?) {
        var ids: [String] = []
        var next: RecordCursor? = cursor ?? RecordCursor(scan: 0)
        while let place = next, ids.count < limit {
            let step = try await step(from: place, limit: min(limit - ids.count, Self.budget), .list)
            ids += step.ids
            next = step.next
        }
        return (ids, next)
    }

    /// Does the same with all that are found.
    func all(_ action: Action) async throws -> Int {
        var total = 0
        var next: RecordCursor? = RecordCursor(scan: 0)
        while let place = next {
            try Task.checkCancellation()
            let step = try await step(from: place, limit: Self.budget, action)
            total += step.count
            next = step.next
        }
        return total
    }

    private func step(
        from place: RecordCursor, limit: Int, _ action: Action
    ) async throws -> (ids: [String], count: Int, next: RecordCursor?) {
        let arguments = try arguments(from: place, limit: limit, action)
        let reply = try await store.redis.run(SearchScript.script, keys: indexKeys, arguments: arguments)
        guard case .array(let parts) = reply, parts.count == 4, case .integer(let field) = parts[0],
            let last = parts[1].bytes, case .integer(let count) = parts[2], case .array(let found) = parts[3],
            let walked = Int(exactly: field), indexKeys.indices.contains(walked - 1), let count = Int(exactly: count)
        else { throw RecordError(.decoding, "the answer to a search cannot be read") }
        let ids = found.compactMap { $0.bytes.map { String(decoding: $0, as: UTF8.self) } }
        if !last.isEmpty { return (ids, count, RecordCursor(scan: place.scan, field: walked - 1, last: last)) }
        let next = place.scan + 1
        return (ids, count, next < plan.scans.count ? RecordCursor(scan: next) : nil)
    }

    private func arguments(
        from place: RecordCursor, limit: Int, _ action: Action
    ) throws(RecordError) -> [RedisArgument] {
        let choices = try plan.choices(from: place)
        var list: [RedisArgument] = [RedisArgument(keyStart), RedisArgument(plan.indexes.count)]
        for index in plan.indexes { list += [RedisArgument(index.path), RedisArgument(index.kind.rawValue)] }
        list += [RedisArgument(limit), RedisArgument(Self.budget), plan.isDescending ? 1 : 0]
        list += [RedisArgument(action.rawValue), RedisArgument(choices.count)]
        for choice in choices {
            list.append(RedisArgument(choice.field + 1))
            choice.ranges.write(to: &list)
        }
        plan.scans[place.scan].condition.write(to: &list, plan.indexes)
        return list
    }
}

extension SearchPlan {
    /// Which parts of which indexes are left behind a place.
    func choices(from place: RecordCursor) throws(RecordError) -> [(field: Int, ranges: IndexRanges)] {
        guard scans.indices.contains(place.scan) else { throw RecordError.otherCursor }
        let choices = scans[place.scan].choices
        guard let field = place.field else { return choices }
        guard let choice = choices.first(where: { $0.field == field }) else { throw RecordError.otherCursor }
        let rest =
            isDescending
            ? IndexRanges(from: [], to: place.last) : IndexRanges(from: place.last + [0], to: nil)
        return [(field, choice.ranges.intersection(rest))]
    }
}

extension RecordError {
    static var otherCursor: RecordError {
        RecordError(.query, "the cursor is of another search: begin anew without it")
    }
}

extension IndexRanges {
    func write(to list: inout [RedisArgument]) {
        list.append(RedisArgument(ranges.count))
        for range in ranges { list += [RedisArgument(range.lower), RedisArgument(range.upper ?? [])] }
    }
}

extension ConditionTree {
    func write(to list: inout [RedisArgument], _ indexes: [RecordIndex]) {
        switch self {
        case .field(let path, let ranges):
            list += ["r", RedisArgument((indexes.firstIndex { $0.path == path } ?? 0) + 1)]
            ranges.write(to: &list)
        case .all(let parts): write("a", parts, to: &list, indexes)
        case .any(let parts): write("o", parts, to: &list, indexes)
        }
    }

    private func write(
        _ mark: RedisArgument, _ parts: [ConditionTree], to list: inout [RedisArgument], _ indexes: [RecordIndex]
    ) {
        list += [mark, RedisArgument(parts.count)]
        for part in parts { part.write(to: &list, indexes) }
    }
}
