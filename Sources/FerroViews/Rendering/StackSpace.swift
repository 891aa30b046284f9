#if canImport(Glibc)
    internal import Glibc
#endif

/// How much of a thread's stack a render may use for recursion; threads differ by a factor of sixty.
enum StackSpace {
    /// A quarter of what a thread gets, in bytes.
    ///
    /// glibc gives each thread the soft limit of the process, or 2 MiB without one; threads of the pool get 512 KiB on
    /// Apple's systems, and musl gives the least.
    static let budget: UInt = {
        #if canImport(Glibc)
            var limit = rlimit()
            guard getrlimit(__rlimit_resource_t(RLIMIT_STACK.rawValue), &limit) == 0 else { return smallest }
            let size = limit.rlim_cur > 1 << 40 ? 2 << 20 : min(limit.rlim_cur, 8 << 20)
            return max(smallest, UInt(size) / 4)
        #else
            return smallest
        #endif
    }()

    private static let smallest: UInt = 128 << 10

    /// About where the stack is now; it grows downwards on every platform that Swift has.
    static var current: UInt {
        var marker: UInt8 = 0
        return withUnsafeMutablePointer(to: &marker) { UInt(bitPattern: $0) }
    }
}
