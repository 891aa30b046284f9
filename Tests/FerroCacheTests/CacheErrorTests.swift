import FerroCache
import FerroSupport
import Testing

@Suite struct `What went wrong with the cache` {
    @Test func `an error names its code and its line`() {
        let error = CacheError(.tooLarge, "the value has 2 MB")
        #expect(error.label == "cache.too_large")
        #expect(error.description.contains("CacheErrorTests.swift"))
    }
}
