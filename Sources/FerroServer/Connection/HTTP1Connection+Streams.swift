import FerroHTTP
import HTTPTypes
import Logging
import NIOCore

#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// The response whose body is being made and sent; one reference, because every request asks whether there is one.
final class OutgoingStream {
    let ticket: ResponseQueue.Ticket
    let sink: CarrierSink<HTTP1Connection>
    let isChunked: Bool
    let keepAlive: Bool
    /// How many bytes are still to come; nil when that is not known.
    var left: Int?
    /// Who waits until the connection can take more.
    var writer: CheckedContinuation<Void, any Error>?
    var task: Task<Void, Never>?

    init(ticket: ResponseQueue.Ticket, sink: CarrierSink<HTTP1Connection>, isChunked: Bool, keepAlive: Bool, left: Int?)
    {
        self.ticket = ticket
        self.sink = sink
        self.isChunked = isChunked
        self.keepAlive = keepAlive
        self.left = left
    }
}

// Bodies of responses that are made while they are sent.
extension HTTP1Connection: BodyCarrier {
    func startStream(_ stream: BodyStream, isChunked: Bool, keepAlive: Bool, _ ticket: ResponseQueue.Ticket) {
        let connection = NIOLoopBound(self, eventLoop: loop.executor.eventLoop)
        let sink = CarrierSink(connection)
        if isDraining { sink.drain() }
        let sending = OutgoingStream(
            ticket: ticket, sink: sink, isChunked: isChunked, keepAlive: keepAlive, left: stream.count)
        outgoing = sending
        runningTasks += 1
        let task = loop.executor.start {
            var failure: (any Error)?
            do { try await stream.run(BodyWriter(sink)) } catch { failure = error }
            let (trailers, error) = (sink.trailers, failure)
            if connection.eventLoop.inEventLoop {
                connection.value.streamEnded(trailers, error)
            } else {
                connection.eventLoop.execute { connection.value.streamEnded(trailers, error) }
            }
        }
        // By now it may have ended, and another one may be sent.
        sending.task = task
    }

    /// Takes bytes of the body; true when the connection can take more at once.
    func send(_ bytes: ByteBuffer) throws -> Bool {
        guard let stream = outgoing, let context else { throw Self.gone }
        if let left = stream.left {
            guard bytes.readableBytes <= left else {
                throw HTTPFailure(
                    .response, .internalServerError, "A body holds more bytes than its response announced.")
            }
            outgoing?.left = left - bytes.readableBytes
        }
        var buffer = takeOut()
        if stream.isChunked { HTTP1ChunkEncoder.begin(bytes.readableBytes, into: &buffer) }
        if bytes.readableBytes <= HTTP1ResponseEncoder.copiedBodyBytes {
            buffer.writeImmutableBuffer(bytes)
            out = buffer
        } else {
            out = buffer
            writeThrough(NIOAny(bytes))
            buffer = takeOut()
        }
        if stream.isChunked { HTTP1ChunkEncoder.end(into: &buffer) }
        out = buffer
        if buffer.readableBytes >= HTTP1ResponseEncoder.copiedBodyBytes {
            out = nil
            hasUnflushed = true
            context.write(wrapOutboundOut(buffer), promise: nil)
        }
        if !isPumping { settle() }
        return context.channel.isWritable
    }

    /// Lets a writer wait until the connection can take more.
    func waitForRoom(_ writer: CheckedContinuation<Void, any Error>) {
        guard outgoing != nil, let context else { return writer.resume(throwing: Self.gone) }
        guard !context.channel.isWritable else { return writer.resume() }
        guard outgoing?.writer == nil else {
            return writer.resume(
                throwing: HTTPFailure(
                    .response, .internalServerError, "Two tasks write one body at once: write from one."))
        }
        outgoing?.writer = writer
    }

    /// The connection can take more.
    func resumeWriter() {
        let writer = outgoing?.writer
        outgoing?.writer = nil
        writer?.resume()
    }

    /// The connection is gone: whoever writes is told and cancelled.
    func endStreams() {
        let stream = outgoing
        outgoing = nil
        stream?.sink.end()
        stream?.task?.cancel()
        stream?.writer?.resume(throwing: Self.gone)
    }

    private func streamEnded(_ trailers: Headers, _ error: (any Error)?) {
        runningTasks -= 1
        if case .closed = state {
            if runningTasks == 0 { onClose() }
            return
        }
        guard let stream = outgoing else { return }
        outgoing = nil
        stream.sink.end()
        stream.writer?.resume(throwing: Self.gone)
        stream.writer = nil
        if let error = error ?? missing(stream) {
            cut(stream, error)
        } else {
            if stream.isChunked {
                var buffer = takeOut()
                HTTP1ChunkEncoder.finish(trailers: trailers, into: &buffer)
                out = buffer
            }
            let mustClose = !queue.isEmpty || held != nil ? false : decoder.phase == .closed
            responseEnded(stream.ticket, keepAlive: stream.keepAlive && !mustClose)
        }
        guard !isPumping else { return }
        pump()
        settle()
    }

    private func missing(_ stream: OutgoingStream) -> (any Error)? {
        guard let left = stream.left, left > 0 else { return nil }
        return HTTPFailure(
            .response, .internalServerError, "A body ended \(left) bytes before the length its response announced.")
    }

    /// Ends the connection in a way that nobody can take for the end of the body.
    private func cut(_ stream: OutgoingStream, _ error: any Error) {
        settings.logger.error("response cut short", metadata: ["error": "\(error)"])
        state = .closing
        guard !stream.isChunked, stream.left == nil else { return }
        // Where the end of the connection is the end of the body, only a reset says that it is not whole.
        let options = context?.channel as? any SocketOptionProvider
        _ = options?.setSoLinger(linger(l_onoff: 1, l_linger: 0))
        closeNow()
    }

    private static var gone: HTTPFailure {
        HTTPFailure(.truncated, .badRequest, "The client went away before the response was whole.")
    }
}
