import FerroHTTP
import HTTPTypes
import Logging
import NIOCore

extension HTTP1Connection {
    /// Writes every answer whose turn it is, and the 100 a client waits for once nothing is before it.
    func writeReady() {
        while case .open = state, let (exchange, response) = queue.popReady() {
            var exchange = exchange
            if isDraining, queue.isEmpty, incoming == nil, held == nil {
                if exchange.keepAlive { mustLinger = true }
                exchange.keepAlive = false
            }
            write(response, exchange)
        }
        if owesContinue, queue.isEmpty, case .open = state {
            owesContinue = false
            var buffer = takeOut()
            buffer.writeStaticString("HTTP/1.1 100 Continue\r\n\r\n")
            out = buffer
        }
    }

    /// The end of every turn: one flush, then what the connection wants next.
    func settle() {
        guard !isInReadBatch, let context else { return }
        if case .open = state, isPeerDone, queue.isEmpty, stall == nil { state = .closing }
        if case .closing = state {
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

    private func write(_ response: Response, _ exchange: HTTP1ResponseEncoder.Exchange) {
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
        if let body = result.body, let context {
            out = nil
            hasUnflushed = true
            context.write(wrapOutboundOut(buffer), promise: nil)
            context.write(wrapOutboundOut(body), promise: nil)
        }
        if !result.keepAlive {
            // The client did not ask for the end, so its next request may be on its way.
            if exchange.keepAlive { mustLinger = true }
            state = .closing
        }
    }

    private func takeOut() -> ByteBuffer {
        defer { out = nil }
        return out ?? loop.takeScratch()
    }

    /// Writes what is left and closes when the system has taken it.
    private func writeLast(_ context: ChannelHandlerContext) {
        guard !isLastWritten else { return }
        isLastWritten = true
        stopReading()
        queue.cancelAll()
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
