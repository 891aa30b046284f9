extension Cache {
    /// Makes every entry with one of the tags as good as gone: one call to the store, however many entries there are.
    ///
    /// A value that is being computed meanwhile by `remember` is not visible afterwards, either. The entries themselves
    /// leave the store when their time is over.
    public func flush(tags: CacheTag...) async throws { try await flush(tags: tags) }

    /// Makes every entry with one of the tags as good as gone.
    public func flush(tags: [CacheTag]) async throws {
        let writes = try tags.map { tag in
            let version = TagVersion.bytes(UInt64.random(in: .min ... .max))
            return CacheWrite(core.tagName(try tag.checked()), CacheEntry(version), lifetime: TagVersion.ordinary)
        }
        guard !writes.isEmpty else { return }
        notes?.clear()
        _ = try await core.writing(configuration.failedForgets) { try await $0.put(writes) }
    }
}
