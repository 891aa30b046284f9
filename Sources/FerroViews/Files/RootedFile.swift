internal import FerroHTTP

#if canImport(Darwin)
    internal import Darwin
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Glibc
#endif

/// A regular file that was opened below a folder and nowhere else.
///
/// The path is resolved once; then every folder of the result is opened from the one above it without following links.
/// A link that is swapped in between makes the open fail instead of leading out. All calls block.
struct RootedFile: ~Copyable {
    private let descriptor: Int32
    /// The size in bytes when it was opened.
    let size: Int
    /// When it was last changed: whole seconds since 1970, and nanoseconds.
    let modified: (seconds: Int, nanoseconds: Int)

    /// Tells the states of a file apart: when it was changed, and its size.
    var tag: String {
        [modified.seconds, modified.nanoseconds, size].map { String($0, radix: 16) }.joined(separator: "-")
    }

    /// Opens a file; nil when it is missing, no regular file, hidden, or outside of the folder.
    init?(root: String, parts: [String]) {
        guard let base = Self.resolved(root), let target = Self.resolved(([root] + parts).joined(separator: "/")) else {
            return nil
        }
        let prefix = base == "/" ? base : base + "/"
        guard target.hasPrefix(prefix) else { return nil }
        let inside = target.dropFirst(prefix.count).split(separator: "/").map(String.init)
        guard !inside.isEmpty, inside.allSatisfy(PublicPath.isAllowed) else { return nil }
        guard let descriptor = Self.open(base, inside) else { return nil }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size >= 0 else {
            close(descriptor)
            return nil
        }
        self.descriptor = descriptor
        size = Int(status.st_size)
        #if canImport(Darwin)
            modified = (Int(status.st_mtimespec.tv_sec), Int(status.st_mtimespec.tv_nsec))
        #else
            modified = (Int(status.st_mtim.tv_sec), Int(status.st_mtim.tv_nsec))
        #endif
    }

    deinit { close(descriptor) }

    /// The file as a body; it stays open for as long as somebody holds that.
    consuming func body() -> BodyFile {
        let (descriptor, size) = (descriptor, size)
        discard self
        return BodyFile(OpenFile(owning: descriptor), count: size)
    }

    /// A hash of the content, FNV-1a with 64 bits (Fowler, Noll, Vo); nil when the disk fails.
    ///
    /// It tells versions apart and protects nothing.
    func hash() -> UInt64? {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        return withUnsafeTemporaryAllocation(byteCount: 65_536, alignment: 16) { buffer in
            var done = 0
            while done < size {
                let length = pread(descriptor, buffer.baseAddress, min(buffer.count, size - done), off_t(done))
                if length < 0, errno == EINTR { continue }
                guard length >= 0 else { return nil }
                if length == 0 { break }
                for byte in buffer.prefix(length) { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
                done += length
            }
            return hash
        }
    }

    private static func resolved(_ path: String) -> String? {
        guard let pointer = realpath(path, nil) else { return nil }
        defer { free(pointer) }
        return String(validatingCString: pointer)
    }

    private static func open(_ base: String, _ parts: [String]) -> Int32? {
        let folder = O_RDONLY | O_DIRECTORY | O_CLOEXEC
        var current = openat(AT_FDCWD, base, folder)
        for (index, part) in parts.enumerated() where current >= 0 {
            // Without O_NONBLOCK, opening a named pipe would wait for its writer.
            let flags = index == parts.count - 1 ? O_RDONLY | O_CLOEXEC | O_NONBLOCK : folder
            let next = openat(current, part, flags | O_NOFOLLOW)
            close(current)
            current = next
        }
        return current >= 0 ? current : nil
    }
}
