import NIOCore

/// JSON text that grows at its end, and the containers that are open in it.
///
/// There is no tree: every value is written where it belongs. A container that was asked for with `nestedContainer` or
/// `superEncoder` may be filled in any order with its parent; it is a writer of its own, kept in a gap of the parent's
/// text until the parent is closed.
final class JSONWriter {
    // Read and written by one thread, and never by two calls at once: no checks of exclusive access are needed.
    @exclusivity(unchecked) private var buffer: ByteBuffer
    /// The memory of `buffer`, which nothing else refers to; it is fetched anew whenever the buffer grows.
    @exclusivity(unchecked) private(set) var base: UnsafeMutablePointer<UInt8>
    @exclusivity(unchecked) private var capacity: Int
    @exclusivity(unchecked) var count = 0

    @exclusivity(unchecked) var frames: UnsafeMutablePointer<JSONFrame>
    @exclusivity(unchecked) var frameCount = 0
    @exclusivity(unchecked) private var frameCapacity = 8
    /// Of the objects that are open: where each key begins, and a hash of it.
    @exclusivity(unchecked) var entries: [JSONEntry] = []
    @exclusivity(unchecked) var gaps: [JSONGap] = []

    /// How many arrays and objects are open.
    @exclusivity(unchecked) var depth: Int
    @exclusivity(unchecked) private var lastSerial: UInt32 = 0
    /// What went wrong in a call that cannot throw, or cannot be undone: the whole of it fails then.
    @exclusivity(unchecked) private(set) var failure: EncodingError?
    /// Whether there is a failure, which is cheaper to ask.
    @exclusivity(unchecked) private(set) var hasFailed = false
    @exclusivity(unchecked) var snakeKeys: [String: String] = [:]
    let configuration: JSONCoderConfiguration
    let isSnakeCase: Bool
    /// Where this writer's text belongs; nil for the root.
    let place: JSONPlace?

    /// Room that is always left, so that brackets and separators need not ask for it.
    private static let slack = 16

    init(_ configuration: JSONCoderConfiguration, place: JSONPlace? = nil) {
        self.configuration = configuration
        self.place = place
        if case .snakeCase = configuration.keys { isSnakeCase = true } else { isSnakeCase = false }
        depth = place?.writer.depth ?? 0
        buffer = ByteBufferAllocator().buffer(capacity: 256)
        base = buffer.withVeryUnsafeMutableBytes {
            $0.baseAddress.unsafelyUnwrapped.assumingMemoryBound(to: UInt8.self)
        }
        capacity = buffer.capacity - Self.slack
        frames = .allocate(capacity: frameCapacity)
        entries.reserveCapacity(32)
    }

    deinit { frames.deallocate() }

    /// Makes room for so many more bytes; throws when the text would be longer than the limit.
    @inline(__always)
    func reserve(_ more: Int) throws {
        if count + more > capacity { try grow(more) }
    }

    private func grow(_ more: Int) throws {
        // What is asked for is an upper bound; the text itself is measured when the root is written.
        guard count + more <= configuration.boundedSize + 64 else { throw fail(tooLong()) }
        buffer.moveWriterIndex(to: count)
        buffer.reserveCapacity(max(capacity * 2, count + more + Self.slack))
        base = buffer.withVeryUnsafeMutableBytes {
            $0.baseAddress.unsafelyUnwrapped.assumingMemoryBound(to: UInt8.self)
        }
        capacity = buffer.capacity - Self.slack
    }

    /// Keeps the first failure, which is thrown again when a value is closed.
    @discardableResult
    func fail(_ error: EncodingError) -> EncodingError {
        failure = failure ?? error
        hasFailed = true
        return error
    }

    /// Appends one byte, for which `reserve` or the slack has made room.
    @inline(__always)
    func put(_ byte: UInt8) {
        base[count] = byte
        count &+= 1
    }

    /// The text, once its root is written.
    func takeBuffer() -> ByteBuffer {
        buffer.moveWriterIndex(to: count)
        return buffer
    }

    /// Lets go of nested writers, which refer to this one.
    func release() {
        for gap in gaps { gap.writer.release() }
        gaps.removeAll()
    }

    /// Opens a frame for a value that may write nothing, one scalar, or one container.
    @inline(__always)
    func push() throws -> JSONFrame.Identity {
        if frameCount == frameCapacity { growFrames() }
        try reserve(8)
        lastSerial &+= 1
        let identity = JSONFrame.Identity(level: frameCount, serial: lastSerial)
        (frames + frameCount).initialize(
            to: JSONFrame(serial: lastSerial, firstEntry: entries.count, firstGap: gaps.count))
        frameCount &+= 1
        return identity
    }

    private func growFrames() {
        let larger = UnsafeMutablePointer<JSONFrame>.allocate(capacity: frameCapacity * 2)
        larger.moveInitialize(from: frames, count: frameCount)
        frames.deallocate()
        frames = larger
        frameCapacity *= 2
    }

    /// The frame, when it is the one that is being written.
    @inline(__always)
    func frame(_ identity: JSONFrame.Identity) -> UnsafeMutablePointer<JSONFrame>? {
        guard identity.level &+ 1 == frameCount else { return nil }
        let frame = frames + identity.level
        return frame.pointee.serial == identity.serial ? frame : nil
    }
}
