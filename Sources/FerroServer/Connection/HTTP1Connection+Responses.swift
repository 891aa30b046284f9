import FerroHTTP
import HTTPTypes
import Logging
import NIOCore

extension HTTP1Connection {
    /// Writes every answer whose turn it is, and the 100 a client waits for once nothing is before it.
    func writeReady() {
        while case .open = state, outgoing == nil, let (ticket, exchange, response) = queue.popReady() {
            writeInTurn(response, exchange, ticket)
        }
        if owesContinue, mayAskForBody, case .open = state {
            owesContinue = false
            var buffer = takeOut()
            buffer.writeStaticString("HTTP/1.1 100 Continue\r\n\r\n")
            out = buffer
        }
    }

    /// Writes an answer whose turn it is without a stay in the queue; false when others are before it.
    func writeAtOnce(_ response: Response, _ ticket: ResponseQueue.Ticket) -> Bool {
        guard case .open = state, outgoing == nil, let exchange = queue.removeFirst(ticket) else { return false }
        writeInTurn(response, exchange, ticket)
        return true
    }

    private func writeInTurn(
        _ response: Response, _ exchange: HTTP1ResponseEncoder.Exchange, _ ticket: ResponseQueue.Ticket
    ) {
        var exchange = exchange
        let mayStay = exchange.keepAlive
        let isLast = queue.isEmpty && held == nil
        let isRead = incoming == nil || feed?.ticket == ticket
        if isLast, decoder.phase == .closed || (isDraining && isRead) { exchange.keepAlive = false }
        if !canKeepAlive(after: ticket) { exchange.keepAlive = false }
        // The client did not ask for the end, so its next request may be on its way.
        if mayStay, !exchange.keepAlive { mustLinger = true }
        if feed?.ticket == ticket { owesContinue = false }
        write(response, exchange, ticket)
    }

    /// Whether the handler wants the body that its client holds back, and no answer stands before its own.
    private var mayAskForBody: Bool {
        guard let feed, feed.bytes.isAsked else { return false }
        return outgoing == nil && queue.isFirst(feed.ticket)
    }

    /// The end of every turn: one flush, then what the connection wants next.
    func settle() {
        guard !isInReadBatch, let context else { return }
        if case .open = state, isPeerDone, !isAnswering, stall == nil { state = .closing }
        if case .closing = state, outgoing == nil {
            writeLast(context)
        } else if let buffer = out {
            out = nil
            hasUnflushed = false
            context.writeAndFlush(wrapOutboundOut(buffer), promise: nil)
            loop.returnScratch(buffer)
        } else if hasUnflushed {
            hasUnflushed = false
            context.flush()
        }
        if hasHeldRead, wantsBytes {
            hasHeldRead = false
            context.read()
        }
        updateDeadline()
    }

    private func write(
        _ response: Response, _ exchange: HTTP1ResponseEncoder.Exchange, _ ticket: ResponseQueue.Ticket
    ) {
        var buffer = takeOut()
        let date = loop.currentDate()
        let result: HTTP1ResponseEncoder.Result
        do {
            result = try settings.encoder.encode(response, for: exchange, date: date, into: &buffer)
        } catch {
            settings.logger.error("response refused", metadata: ["error": "\(error)"])
            let substitute = Response.text("Internal Server Error\n", status: .internalServerError)
            guard let other = try? settings.encoder.encode(substitute, for: exchange, date: date, into: &buffer) else {
                return closeNow()
            }
            result = other
        }
        out = buffer
        handOver()
        switch result.rest {
        case .nothing: break
        case .buffer(let body): writeThrough(NIOAny(body))
        case .file(let file) where isSecure:
            return startStream(file.stream, isChunked: false, keepAlive: result.keepAlive, ticket)
        case .file(let file): write(file)
        case .stream(let stream, let isChunked):
            return startStream(stream, isChunked: isChunked, keepAlive: result.keepAlive, ticket)
        }
        if exchange.keepAlive, !result.keepAlive { mustLinger = true }
        responseEnded(ticket, keepAlive: result.keepAlive)
    }

    /// Gives the channel what a batch of answers has come to, so that it can say when the client takes no more.
    private func handOver() {
        guard let context, let buffer = out, buffer.readableBytes >= Self.handedOverBytes else { return }
        out = nil
        hasUnflushed = true
        context.write(wrapOutboundOut(buffer), promise: nil)
    }

    private static let handedOverBytes = 65_536

    /// A response is written to its end.
    func responseEnded(_ ticket: ResponseQueue.Ticket, keepAlive: Bool) {
        if !keepAlive { state = .closing }
        dropBody(after: ticket)
    }

    /// Hands the channel what was written so far, then something large.
    func writeThrough(_ data: NIOAny, promise: EventLoopPromise<Void>? = nil) {
        guard let context else {
            promise?.fail(ChannelError.ioOnClosedChannel)
            return
        }
        hasUnflushed = true
        if let buffer = out {
            out = nil
            context.write(wrapOutboundOut(buffer), promise: nil)
        }
        context.write(data, promise: promise)
    }

    private func write(_ file: BodyFile) {
        let region = FileRegion(
            fileHandle: file.file.handle, readerIndex: Int(file.offset), endIndex: Int(file.offset) + file.count)
        let promise = loop.executor.eventLoop.makePromise(of: Void.self)
        // The file is closed when nobody holds it, so the channel's write does.
        let watch = watch(file)
        promise.futureResult.whenComplete { _ in
            watch.cancel()
            withExtendedLifetime(file) {}
        }
        writeThrough(NIOAny(region), promise: promise)
    }

    /// Looks from time to time whether a file has become shorter than what is sent of it, and closes then: `sendfile` would
    /// be tried for ever, and the client must not take the part for the whole.
    private func watch(_ file: BodyFile) -> RepeatedTask {
        let connection = NIOLoopBound(self, eventLoop: loop.executor.eventLoop)
        let end = file.offset + Int64(file.count)
        return loop.executor.eventLoop.scheduleRepeatedTask(initialDelay: .seconds(1), delay: .seconds(1)) { task in
            guard let size = file.file.size, size < end else { return }
            task.cancel()
            connection.value.closeNow()
        }
    }

    func takeOut() -> ByteBuffer {
        defer { out = nil }
        return out ?? loop.takeScratch()
    }

    /// Writes what is left and closes when the system has taken it.
    private func writeLast(_ context: ChannelHandlerContext) {
        guard !isLastWritten else { return }
        isLastWritten = true
        stopReading()
        queue.cancelAll()
        if feed != nil { mustLinger = true }
        forgetIncoming()
        held = nil
        let connection = NIOLoopBound(self, eventLoop: context.eventLoop)
        let promise = context.eventLoop.makePromise(of: Void.self)
        promise.futureResult.whenComplete { _ in connection.value.lastWritten() }
        let buffer = out ?? ByteBuffer()
        out = nil
        context.writeAndFlush(wrapOutboundOut(buffer), promise: promise)
    }

    /// RFC 9112 section 9.6: closes our side first and reads on for a while when bytes of the client may be under way,
    /// because a full close would reset the connection and could destroy the answer before it is read.
    private func lastWritten() {
        guard let context, case .closing = state else { return }
        guard mustLinger, !isPeerDone else { return context.close(promise: nil) }
        state = .lingering
        context.close(mode: .output, promise: nil)
        updateDeadline()
        if hasHeldRead {
            hasHeldRead = false
            context.read()
        }
    }
}
