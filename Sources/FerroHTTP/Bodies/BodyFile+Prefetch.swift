#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

extension BodyFile {
    private static let prefetchedBytes = 1 << 20

    /// Has the system fetch the first megabyte while the head of the answer is written; it does not wait.
    ///
    /// `sendfile` reads on the event loop, which waits for the disk where a page is not in memory yet. That is a
    /// compromise: the system reads ahead of a file that is sent in order, so that mostly its start would be late, and
    /// posix_fadvise(2) has that start under way before the loop comes to it. On macOS nothing is done.
    package func prefetch() {
        #if !canImport(Darwin)
            _ = posix_fadvise(
                file.descriptor, off_t(offset), off_t(min(count, Self.prefetchedBytes)), POSIX_FADV_WILLNEED)
        #endif
    }
}
