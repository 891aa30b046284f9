import HTTPTypes
public import NIOCore

#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// A file that is open for reading, closed when nobody holds it any more.
public final class OpenFile: Sendable {
    /// The handle that transports read from; reading from it moves nothing, since a place is always named.
    package let handle: NIOFileHandle
    let descriptor: CInt

    /// Takes over a descriptor of a regular file.
    public init(owning descriptor: CInt) {
        self.descriptor = descriptor
        handle = NIOFileHandle(_deprecatedTakingOwnershipOfDescriptor: descriptor)
    }

    deinit { try? handle.close() }

    /// How many bytes the file has now; nil when the system does not say.
    package var size: Int64? {
        var info = stat()
        return fstat(descriptor, &info) == 0 ? Int64(info.st_size) : nil
    }

    /// Reads bytes at a place; fewer at the end of the file. It blocks the calling thread.
    public func read(_ count: Int, at offset: Int64) throws(HTTPFailure) -> ByteBuffer {
        var buffer = ByteBuffer()
        var failure: CInt = 0
        buffer.writeWithUnsafeMutableBytes(minimumWritableBytes: count) { memory in
            let size = min(count, memory.count)
            let done = pread(descriptor, memory.baseAddress, size, off_t(offset))
            if done < 0 { failure = errno }
            return max(0, done)
        }
        guard failure == 0 else {
            throw HTTPFailure(.response, .internalServerError, "A file could not be read (errno \(failure)).")
        }
        return buffer
    }
}

/// A part of a file as the body of a response, sent by `sendfile` where the connection allows it.
public struct BodyFile: Sendable {
    /// The file.
    public let file: OpenFile
    /// The first byte.
    public let offset: Int64
    /// The number of bytes.
    public let count: Int

    /// Names a part of a file; the caller has checked that the file holds it.
    public init(_ file: OpenFile, offset: Int64 = 0, count: Int) {
        self.file = file
        self.offset = max(0, offset)
        self.count = max(0, count)
    }

    /// All the bytes; throws when there are more than the limit, or fewer than were promised.
    package func read(upTo limit: Int) throws(HTTPFailure) -> ByteBuffer {
        guard count <= limit else { throw HTTPFailure.bodyTooLarge(limit) }
        var whole = ByteBuffer()
        while whole.readableBytes < count {
            let part = try file.read(min(131_072, count - whole.readableBytes), at: offset + Int64(whole.readableBytes))
            guard part.readableBytes > 0 else {
                throw HTTPFailure(.response, .internalServerError, "A file became shorter while it was read.")
            }
            whole.writeImmutableBuffer(part)
        }
        return whole
    }
}
