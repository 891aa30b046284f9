#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// How much memory this process takes.
public enum MemoryUse {
    /// The bytes of its pages that are in memory; nil when the system does not say.
    ///
    /// Linux: the second number of `/proc/self/statm` (proc(5)), which is made in memory and never waits for a disk.
    /// Darwin: `resident_size` of `task_info`.
    public static func resident() -> Int? {
        #if canImport(Darwin)
            var info = mach_task_basic_info()
            var count = mach_msg_type_number_t(
                MemoryLayout<mach_task_basic_info>.size / MemoryLayout<natural_t>.size)
            let code = withUnsafeMutablePointer(to: &info) { info in
                info.withMemoryRebound(to: integer_t.self, capacity: Int(count)) { numbers in
                    task_info(mach_task_self_, task_flavor_t(MACH_TASK_BASIC_INFO), numbers, &count)
                }
            }
            return code == KERN_SUCCESS ? Int(exactly: info.resident_size) : nil
        #else
            let file = open("/proc/self/statm", O_RDONLY | O_CLOEXEC)
            guard file >= 0 else { return nil }
            defer { close(file) }
            var bytes = [UInt8](repeating: 0, count: 256)
            let count = read(file, &bytes, bytes.count)
            guard count > 0 else { return nil }
            return pages(in: bytes.prefix(count)).flatMap { pages in
                let (size, isTooLarge) = pages.multipliedReportingOverflow(by: sysconf(Int32(_SC_PAGESIZE)))
                return isTooLarge ? nil : size
            }
        #endif
    }

    /// The second number of a line.
    static func pages(in line: some Sequence<UInt8>) -> Int? {
        let fields = String(decoding: Array(line), as: UTF8.self).split(whereSeparator: \.isWhitespace)
        return fields.count > 1 ? Int(fields[1]) : nil
    }
}
