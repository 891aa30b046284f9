extension CacheCore {
    /// The versions that tags have now; those that have none are left out.
    func currentVersions(_ tags: [CacheTag]) async throws -> [CacheTag: UInt64] {
        guard !tags.isEmpty else { return [:] }
        let names = tags.map(tagName)
        guard let entries = try await reading({ try await $0.get(names) }) else { return [:] }
        var versions: [CacheTag: UInt64] = [:]
        for (tag, entry) in zip(tags, entries) { versions[tag] = entry.flatMap { TagVersion.version($0.bytes) } }
        return versions
    }

    /// The versions of tags to write an entry with; a tag without one is given one. Nil when the store is broken.
    func versions(of tags: [CacheTag], known: [CacheTag: UInt64]) async throws -> [TagVersion]? {
        var result: [TagVersion] = []
        for tag in tags {
            if let version = known[tag] {
                result.append(TagVersion(tag: tag, version: version))
            } else if let version = try await firstVersion(of: tag) {
                result.append(TagVersion(tag: tag, version: version))
            } else {
                return nil
            }
        }
        return result
    }

    private func firstVersion(of tag: CacheTag) async throws -> UInt64? {
        let fresh = UInt64.random(in: .min ... .max)
        let write = CacheWrite(tagName(tag), CacheEntry(TagVersion.bytes(fresh)), lifetime: nil)
        guard let isFirst = try await reading({ try await $0.add(write) }) else { return nil }
        if isFirst { return fresh }
        return try await currentVersions([tag])[tag]
    }

    /// The tags of a key and further ones, each once.
    func tags<Value>(_ key: CacheKey<Value>, _ further: [CacheTag] = []) throws -> [CacheTag] {
        if key.tags.isEmpty, further.isEmpty { return [] }
        var tags: [CacheTag] = []
        for tag in key.tags + further where !tags.contains(tag) { tags.append(try tag.checked()) }
        guard tags.count <= CacheTag.maximumCount else {
            throw CacheError(.key, "An entry has \(tags.count) tags, and may have \(CacheTag.maximumCount).")
        }
        return tags
    }
}
