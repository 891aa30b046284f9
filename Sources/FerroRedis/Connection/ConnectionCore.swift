import NIOCore
import Synchronization

/// The state of one connection. Only its event loop touches it.
///
/// `@unchecked Sendable`: every member is read and written on `loop` only, which each entry point of
/// ``RedisConnection`` sees to; checking it once more at each access is a measurable part of a command's cost. For the
/// same reason accesses are not checked for overlaps: none calls out while it lasts.
final class ConnectionCore: @unchecked Sendable {
    enum Phase { case open, closing, closed }

    let loop: any EventLoop
    let limits: RedisLimits
    let timeout: TimeAmount
    let inbox = CommandInbox()
    /// Whether it ended, for other threads.
    let ended = Atomic(false)
    /// The address, for messages.
    let address: String
    var channel: (any Channel)?
    @exclusivity(unchecked) var phase = Phase.open
    @exclusivity(unchecked) var reader: ReplyReader
    @exclusivity(unchecked) var waiting = CircularBuffer<WaitingReply>()
    /// The answers that are not there yet, over all that waits.
    @exclusivity(unchecked) var missing = 0
    @exclusivity(unchecked) var outgoing = ByteBuffer()
    /// All bytes ever put into `outgoing`, and those of them that were handed to the socket.
    @exclusivity(unchecked) var written: UInt64 = 0
    @exclusivity(unchecked) var handed: UInt64 = 0
    @exclusivity(unchecked) var isFlushing = false
    @exclusivity(unchecked) var now = NIODeadline.now()
    @exclusivity(unchecked) var lastHeard = NIODeadline.now()
    /// Since when something waits.
    @exclusivity(unchecked) var busySince = NIODeadline.now()
    var timer: Scheduled<Void>?
    var timerDeadline = NIODeadline.distantFuture
    var failure: RedisError?
    var pushHandler: (@Sendable (RedisReply) -> Void)?
    var cleanliness = Cleanliness()
    var whenClosed: [@Sendable (RedisError) -> Void] = []
    private var spare: [CommandInbox.Item] = []

    init(_ loop: any EventLoop, _ limits: RedisLimits, timeout: Duration, address: String) throws(RedisError) {
        self.loop = loop
        self.limits = limits
        self.timeout = TimeAmount(timeout)
        self.address = address
        reader = try ReplyReader(limits)
    }

    // MARK: Commands

    func enqueue(
        _ command: RedisCommand, _ ticket: UInt64, _ limit: NIODeadline?,
        _ continuation: UnsafeContinuation<RedisReply, any Error>
    ) {
        if let error = refusal(1) { return continuation.resume(throwing: error) }
        prepare()
        let before = outgoing.writerIndex
        guard RESPWriter.write(command, into: &outgoing, upTo: limits.outgoingBytes) else {
            return continuation.resume(throwing: tooLong)
        }
        written &+= UInt64(outgoing.writerIndex - before)
        if cleanliness.isWatched { cleanliness.note(command) }
        wait(ticket, command.name, limit, 1, .one(continuation))
    }

    func enqueue(
        _ commands: [RedisCommand], _ ticket: UInt64, _ limit: NIODeadline?,
        _ continuation: UnsafeContinuation<[RedisReply], any Error>
    ) {
        guard let first = commands.first else { return continuation.resume(returning: []) }
        if let error = refusal(commands.count) { return continuation.resume(throwing: error) }
        prepare()
        let before = outgoing.writerIndex
        for command in commands {
            guard RESPWriter.write(command, into: &outgoing, upTo: limits.outgoingBytes) else {
                outgoing.moveWriterIndex(to: before)
                return continuation.resume(throwing: tooLong)
            }
            if cleanliness.isWatched { cleanliness.note(command) }
        }
        written &+= UInt64(outgoing.writerIndex - before)
        wait(ticket, first.name, limit, commands.count, .many(.init(continuation, commands.count)))
    }

    /// Sends a command whose answers are confirmations for the push handler.
    func post(_ command: RedisCommand) -> RedisError? {
        let answers = max(1, command.arguments.count)
        if let error = refusal(answers) { return error }
        prepare()
        let before = outgoing.writerIndex
        guard RESPWriter.write(command, into: &outgoing, upTo: limits.outgoingBytes) else { return tooLong }
        written &+= UInt64(outgoing.writerIndex - before)
        if cleanliness.isWatched { cleanliness.note(command) }
        wait(0, command.name, nil, answers, .subscription)
        return nil
    }

    private func refusal(_ count: Int) -> RedisError? {
        if phase != .open { return failure ?? RedisError(.closed, "The connection to Redis at \(address) was closed.") }
        guard missing + count <= limits.waitingCommands, outgoing.readableBytes < limits.outgoingBytes else {
            return RedisError(
                .overloaded,
                "\(missing) commands wait already for Redis at \(address). It is too slow for what is asked of it, or the limits are too low."
            )
        }
        return nil
    }

    private var tooLong: RedisError {
        RedisError(
            .overloaded,
            "More than \(limits.outgoingBytes) bytes would wait to be sent to Redis at \(address). Send less at once, or raise the limits."
        )
    }

    private func prepare() {
        guard !isFlushing else { return }
        isFlushing = true
        now = .now()
        loop.execute { self.flush() }
    }

    private func wait(
        _ ticket: UInt64, _ name: String, _ limit: NIODeadline?, _ count: Int, _ receiver: WaitingReply.Receiver
    ) {
        let deadline = limit ?? now + timeout
        if waiting.isEmpty { busySince = now }
        missing += count
        waiting.append(
            WaitingReply(
                ticket: ticket, command: name, deadline: deadline, end: written, missing: count, receiver: receiver))
        if deadline < timerDeadline { arm(deadline) }
    }

    /// Hands what was written to the socket; when that takes no more, it stays here until it does.
    func flush() {
        isFlushing = false
        guard phase != .closed, let channel, channel.isWritable, outgoing.readableBytes > 0 else { return }
        handed = written
        // Taken away first: writing may call back that the socket takes more, which comes here again.
        let batch = outgoing
        outgoing = channel.allocator.buffer(capacity: min(max(batch.readableBytes, 1024), 1 << 16))
        channel.pipeline.syncOperations.writeAndFlush(NIOAny(batch), promise: nil)
    }

    /// Takes over what came from other threads.
    func drain() {
        inbox.swap(&spare)
        for item in spare {
            switch item {
            case .one(let command, let ticket, let deadline, let continuation):
                enqueue(command, ticket, deadline, continuation)
            case .many(let commands, let ticket, let deadline, let continuation):
                enqueue(commands, ticket, deadline, continuation)
            case .cancel(let ticket): cancel(ticket)
            }
        }
        spare.removeAll(keepingCapacity: spare.count <= 4096)
    }

    /// Ends the waiting of one task; its answer is dropped when it comes.
    func cancel(_ ticket: UInt64) {
        guard let index = index(of: ticket) else { return }
        let place = waiting.index(waiting.startIndex, offsetBy: index)
        let entry = waiting[place]
        waiting[place].receiver = .nobody
        entry.fail(Self.cancelled(entry.command, mayHaveRun: true))
    }

    /// Tickets are given out in an order that is nearly that of the queue: the place is guessed before it is searched.
    private func index(of ticket: UInt64) -> Int? {
        guard ticket != 0, let head = waiting.first else { return nil }
        let guess = Int(clamping: ticket &- head.ticket)
        if ticket >= head.ticket, guess < waiting.count {
            let index = waiting.index(waiting.startIndex, offsetBy: guess)
            if waiting[index].ticket == ticket { return guess }
        }
        return waiting.firstIndex { $0.ticket == ticket }.map { waiting.distance(from: waiting.startIndex, to: $0) }
    }

    static func cancelled(_ command: String, mayHaveRun: Bool) -> RedisError {
        RedisError(
            .cancelled, "The task that asked for \(command) was cancelled; \(ranText(mayHaveRun))",
            mayHaveRun: mayHaveRun)
    }

    static func ranText(_ mayHaveRun: Bool) -> String {
        mayHaveRun ? "the command may have run." : "the command did not run."
    }
}
