#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// What this process has used so far, as the kernel counts it (getrusage(2)).
enum ProcessUsage {
    /// The seconds that it spent on processors, in its own code and in the kernel.
    static var processorTime: Double {
        let usage = usage
        return [usage.ru_utime, usage.ru_stime].reduce(0) { $0 + Double($1.tv_sec) + Double($1.tv_usec) / 1e6 }
    }

    private static var usage: rusage {
        var usage = rusage()
        // RUSAGE_SELF, which is 0 everywhere and an enumeration of its own in Glibc.
        getrusage(0, &usage)
        return usage
    }
}
