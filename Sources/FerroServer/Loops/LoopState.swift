import FerroHTTP
import FerroSupport
import NIOCore

#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// What the connections of one event loop share; it is touched on that loop only, and so needs no lock.
final class LoopState {
    let index: Int
    let executor: LoopExecutor
    private let watch: LoopWatch?
    var generator: SplitMix64
    private var date = ""
    private var dateSecond = -1
    private var scratch: ByteBuffer?

    init(index: Int, eventLoop: any EventLoop, seed: UInt64, watch: LoopWatch?) {
        self.index = index
        self.watch = watch?.patience == nil ? nil : watch
        executor = LoopExecutor(eventLoop)
        generator = SplitMix64(seed: seed)
    }

    /// What runs the tasks of a request.
    func executor(for request: Request) -> LoopExecutor {
        guard let watch else { return executor }
        return LoopExecutor(executor.eventLoop, watched: (request, watch))
    }

    /// The value of the `Date` header, made anew once a second.
    func currentDate() -> String {
        let second = Int(time(nil))
        if second != dateSecond {
            dateSecond = second
            date = HTTPDate.format(secondsSince1970: second)
        }
        return date
    }

    /// An empty buffer to write responses into.
    func takeScratch() -> ByteBuffer {
        defer { scratch = nil }
        return scratch ?? ByteBufferAllocator().buffer(capacity: 4096)
    }

    /// Gives a buffer back once it was written; a large one is let go instead.
    func returnScratch(_ buffer: consuming ByteBuffer) {
        guard scratch == nil, buffer.capacity <= 65_536 else { return }
        buffer.clear()
        scratch = buffer
    }
}
