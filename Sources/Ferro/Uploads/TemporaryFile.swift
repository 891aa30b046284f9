internal import Dispatch
public import Foundation
internal import Synchronization

#if canImport(Darwin)
    internal import Darwin
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Glibc
#endif

/// A file that is removed when nobody holds it any more.
///
/// Its name is random, and only this program's user may read it. What the client called its file plays no part in it.
public final class TemporaryFile: Sendable {
    /// Where it is.
    public let path: String
    /// Where it is.
    public var url: URL { URL(fileURLWithPath: path) }
    private let descriptor: CInt
    private let size = Atomic(0)

    /// Makes an empty file in a folder; it blocks, so it is called in `offload`.
    init(in directory: String) throws {
        let name = "ferro-upload-" + UUID().uuidString.lowercased()
        path = directory.hasSuffix("/") ? directory + name : directory + "/" + name
        descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw Self.failure("made in \(directory)", errno) }
    }

    deinit {
        guard descriptor >= 0 else { return }
        guard size.load(ordering: .relaxed) > Self.quickBytes else { return Self.remove(path, descriptor) }
        DispatchQueue.global(qos: .utility).async { [path, descriptor] in Self.remove(path, descriptor) }
    }

    /// Up to so many bytes a file is removed at once, on whatever thread lets go; more may take the disk a while.
    private static let quickBytes = 16 << 20

    private static func remove(_ path: String, _ descriptor: CInt) {
        unlink(path)
        close(descriptor)
    }

    /// Adds bytes at the end; it blocks.
    func append(_ bytes: UnsafeRawBufferPointer) throws {
        size.add(bytes.count, ordering: .relaxed)
        var rest = bytes
        while let base = rest.baseAddress, !rest.isEmpty {
            let count = write(descriptor, base, rest.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw Self.failure("written", errno) }
            rest = UnsafeRawBufferPointer(rebasing: rest[count...])
        }
    }

    static var systemDirectory: String { NSTemporaryDirectory() }

    private static func failure(_ what: String, _ code: CInt) -> ApplicationError {
        ApplicationError(
            .configuration,
            "a temporary file could not be \(what) (\(String(cString: strerror(code)))): check that the folder of "
                + "config.uploads.directory is there, may be written, and has room")
    }
}
