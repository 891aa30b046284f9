internal import NIOCore
internal import NIOPosix
internal import Synchronization

/// The event loops that the server and the client of Redis share, so that a handler and its connections stay on one thread.
final class SharedLoops: Sendable {
    let group: MultiThreadedEventLoopGroup
    private let isAbandoned = Atomic(false)

    init(count: Int) { group = MultiThreadedEventLoopGroup(numberOfThreads: max(1, count)) }

    /// Leaves the loops to the end of the process: tasks of requests still run on them.
    func abandon() { isAbandoned.store(true, ordering: .relaxed) }

    /// Ends the threads, unless they were abandoned.
    func close() async {
        guard !isAbandoned.load(ordering: .relaxed) else { return }
        try? await group.shutdownGracefully()
    }
}
