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
    ///
    /// - Parameters:
    ///   - lifetime: that of the entry; nil for ever.
    ///   - made: is told the tags that were given their first version.
    func versions(
        of tags: [CacheTag], known: [CacheTag: UInt64], for lifetime: Duration?, made: inout [CacheTag]
    ) async throws -> [TagVersion]? {
        let stays = TagVersion.lifetime(for: lifetime)
        var result: [TagVersion] = []
        for tag in tags {
            if let version = known[tag] {
                if stays == nil { _ = try await reading { try await $0.touch(tagName(tag), lifetime: nil) } }
                result.append(TagVersion(tag: tag, version: version))
            } else if let version = try await firstVersion(of: tag, for: stays, made: &made) {
                result.append(TagVersion(tag: tag, version: version))
            } else {
                return nil
            }
        }
        return result
    }

    func versions(
        of tags: [CacheTag], known: [CacheTag: UInt64], for lifetime: Duration?
    ) async throws -> [TagVersion]? {
        var made: [CacheTag] = []
        return try await versions(of: tags, known: known, for: lifetime, made: &made)
    }

    /// Removes versions that nothing was kept with, so that names that anybody can make up leave nothing behind.
    ///
    /// Whoever used one meanwhile computes anew. It is done although the caller was cancelled.
    func forgetVersions(of tags: [CacheTag]) async {
        guard !tags.isEmpty else { return }
        let names = tags.map(tagName)
        await Task { [self] in _ = try? await reading { try await $0.forget(names) } }.value
    }

    private func firstVersion(
        of tag: CacheTag, for lifetime: Duration?, made: inout [CacheTag]
    ) async throws -> UInt64? {
        let fresh = UInt64.random(in: .min ... .max)
        let write = CacheWrite(tagName(tag), CacheEntry(TagVersion.bytes(fresh)), lifetime: lifetime)
        guard let isFirst = try await reading({ try await $0.add(write) }) else { return nil }
        if isFirst {
            made.append(tag)
            return fresh
        }
        let other = try await currentVersions([tag])[tag]
        if lifetime == nil, other != nil { _ = try await reading { try await $0.touch(tagName(tag), lifetime: nil) } }
        return other
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
