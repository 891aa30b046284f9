/// What a read of a key found.
struct Reading<Value: Sendable>: Sendable {
    enum Finding: Sendable {
        case nothing
        /// That there is no such value is what was kept.
        case missing
        case value(Value)
    }

    var finding: Finding
    var isStale = false
    /// The versions of the tags that were read with it, as far as they have one.
    var versions: [CacheTag: UInt64] = [:]

    static var nothing: Reading { Reading(finding: .nothing) }

    var value: Value? {
        if case .value(let value) = finding { return value }
        return nil
    }
}

extension CacheCore {
    static let tagMark = "#tag:"

    func tagName(_ tag: CacheTag) -> String { configuration.prefix + Self.tagMark + tag.name }

    /// What this process knows of a key without waiting; nil when the store must be asked.
    @inline(__always)
    func glance<Value>(
        _ key: CacheKey<Value>, _ name: String, _ tags: [CacheTag], _ family: FamilyCounters
    ) -> Reading<Value>? {
        guard let memory, tags.isEmpty else { return nil }
        guard let entry = memory.find(name) else {
            family.count(.miss)
            return .nothing
        }
        guard let opened = open(entry, key, family) else { return .nothing }
        guard opened.envelope.tags.isEmpty else { return nil }
        return judged(opened, [:], family)
    }

    /// Reads a key and the versions of tags in one call to the store.
    func read<Value>(
        _ key: CacheKey<Value>, _ name: String, _ tags: [CacheTag], _ family: FamilyCounters
    ) async throws -> Reading<Value> {
        let names = [name] + tags.map(tagName)
        guard let entries = try await reading({ try await $0.get(names) }), entries.count == names.count else {
            family.count(.failure)
            return .nothing
        }
        var versions: [CacheTag: UInt64] = [:]
        for (tag, entry) in zip(tags, entries.dropFirst()) {
            versions[tag] = entry.flatMap { TagVersion.version($0.bytes) }
        }
        return try await judged(entries[0], key, tags, versions, family)
    }

    /// An entry is good when each of its tags, and each that its reader names, has the version it was written with.
    func judged<Value>(
        _ entry: CacheEntry?, _ key: CacheKey<Value>, _ tags: [CacheTag], _ versions: [CacheTag: UInt64],
        _ family: FamilyCounters
    ) async throws -> Reading<Value> {
        guard let entry else {
            family.count(.miss)
            return Reading(finding: .nothing, versions: versions)
        }
        guard let opened = open(entry, key, family) else { return Reading(finding: .nothing, versions: versions) }
        let unknown = opened.envelope.tags.map(\.tag).filter { !tags.contains($0) }
        let all = versions.merging(try await currentVersions(unknown)) { $1 }
        let written = opened.envelope.tags
        guard written.allSatisfy({ all[$0.tag] == $0.version }),
            tags.allSatisfy({ tag in written.contains { $0.tag == tag } })
        else {
            family.count(.miss)
            return Reading(finding: .nothing, versions: all)
        }
        return judged(opened, all, family)
    }

    private func judged<Value>(
        _ opened: Opened<Value>, _ versions: [CacheTag: UInt64], _ family: FamilyCounters
    ) -> Reading<Value> {
        let isStale = opened.envelope.freshUntil.map { $0 <= configuration.clock.milliseconds() } ?? false
        family.count(isStale ? .staleHit : .hit)
        return Reading(finding: opened.value.map { .value($0) } ?? .missing, isStale: isStale, versions: versions)
    }

    private struct Opened<Value: Sendable> {
        var envelope: Envelope
        var value: Value?
    }

    /// The value of an entry; nil, reported and counted as a miss, when it is none.
    private func open<Value>(
        _ entry: CacheEntry, _ key: CacheKey<Value>, _ family: FamilyCounters
    ) -> Opened<Value>? {
        if let boxed = entry.value, let known = unboxed(boxed, as: DecodedEntry.self) {
            guard known.box != nil else { return Opened(envelope: known.envelope) }
            // Of another type when two keys share a name: then the bytes decide, as they do in every other store.
            if let value = known.value(as: Value.self) { return Opened(envelope: known.envelope, value: value) }
        }
        guard let (envelope, payload) = Envelope.open(entry.bytes) else { return refuse(.damaged, family) }
        if envelope.isMissing { return Opened(envelope: envelope) }
        guard let value = ValueCodec.decode(payload, as: Value.self) else { return refuse(.undecodable, family) }
        return Opened(envelope: envelope, value: value)
    }

    private func refuse<Value>(_ kind: CacheEvent.Kind, _ family: FamilyCounters) -> Opened<Value>? {
        family.count(.miss)
        family.count(.failure)
        report(kind, family.family)
        return nil
    }
}
