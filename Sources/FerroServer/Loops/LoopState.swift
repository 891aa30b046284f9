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
    /// More that rest at once are ended.
    private static let maxResting = 64
    private var resting: [LoopWorker] = []
    private var isEnded = false
    private var date = ""
    private var dateSecond = -1
    private var scratch: ByteBuffer?

    init(index: Int, eventLoop: any EventLoop, seed: UInt64, watch: LoopWatch?) {
        self.index = index
        self.watch = watch?.patience == nil ? nil : watch
        executor = LoopExecutor(eventLoop)
        generator = SplitMix64(seed: seed)
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

// Tasks that answer requests.
extension LoopState {
    /// Answers a request, at once up to where its responder suspends; returns the task that must be cancelled if the
    /// answer is not wanted any more.
    ///
    /// A task that rests is used again: making one costs as much as a small request does.
    func answer(_ work: LoopWork) -> Task<Void, Never> {
        if let watch { return answer(work, watchedBy: watch) }
        // Inside of a task none is resumed, so that none runs in the midst of another.
        if !executor.isRunning, let task = resting.popLast()?.wake(work) { return task }
        return LoopWorker(self).start(work)
    }

    /// A worker rests until ``answer(_:)`` needs it.
    func rest(_ worker: LoopWorker) {
        if isEnded || resting.count >= Self.maxResting { worker.end() } else { resting.append(worker) }
    }

    /// Ends the tasks that rest, and those to come.
    func end() {
        isEnded = true
        for worker in resting { worker.end() }
        resting = []
    }

    /// On a task and an executor of its own, which tells how long it holds the loop.
    private func answer(_ work: LoopWork, watchedBy watch: LoopWatch) -> Task<Void, Never> {
        let (request, ticket, responder) = (work.request, work.ticket, work.connection.settings.responder)
        let connection = NIOLoopBound(work.connection, eventLoop: executor.eventLoop)
        return LoopExecutor(executor.eventLoop, watched: (request, watch)).start {
            let response = await responder(request)
            if connection.eventLoop.inEventLoop {
                connection.value.finish(ticket, with: response)
            } else {
                connection.eventLoop.execute { connection.value.finish(ticket, with: response) }
            }
        }
    }
}
