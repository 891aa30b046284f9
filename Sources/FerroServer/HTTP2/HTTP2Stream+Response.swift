import FerroHTTP
import HTTPTypes
import Logging
import NIOCore
import NIOHPACK
import NIOHTTP2

extension HTTP2Stream: BodyCarrier {
    /// The responder has answered.
    func finish(with response: Response) {
        connection.taskEnded()
        task = nil
        answer(response)
    }

    /// Sends a response, once.
    func answer(_ response: Response) {
        guard !isAnswered, let context else { return }
        isAnswered = true
        owesContinue = false
        var response = response
        var fields: [(name: String, value: String)]
        do throws(HTTPFailure) {
            fields = try self.fields(of: response)
        } catch {
            settings.logger.error("response refused", metadata: ["error": "\(error)"])
            response = .text("Internal Server Error\n", status: .internalServerError)
            fields = (try? self.fields(of: response)) ?? [(":status", "500")]
        }
        let head = HPACKHeaders(fields.map { ($0.name, $0.value) })
        let isBodiless = isHead || HTTP2ResponseHead.isBodiless(response.status) || response.body.count == 0
        write(.headers(.init(headers: head, endStream: isBodiless)), isLast: isBodiless)
        if isBodiless {
            end()
        } else {
            sendBody(response.body)
        }
        context.flush()
        updateDeadline()
    }

    private func fields(of response: Response) throws(HTTPFailure) -> [(name: String, value: String)] {
        try HTTP2ResponseHead.fields(
            of: response, isHead: isHead, date: loop.currentDate(), serverName: settings.configuration.serverName)
    }

    private func sendBody(_ body: ResponseBody) {
        switch body {
        case .empty: end()
        case .buffer(let bytes):
            write(bytes, isLast: true)
            end()
        case .stream(let stream): startStream(stream)
        case .file(let file): startStream(file.stream)
        }
    }

    private func startStream(_ stream: BodyStream) {
        let bound = NIOLoopBound(self, eventLoop: loop.executor.eventLoop)
        let sink = CarrierSink(bound)
        if connection.isDraining { sink.drain() }
        self.sink = sink
        left = stream.count
        connection.taskStarted()
        let task = loop.executor.start {
            var failure: (any Error)?
            do { try await stream.run(BodyWriter(sink)) } catch { failure = error }
            let (trailers, error) = (sink.trailers, failure)
            if bound.eventLoop.inEventLoop {
                bound.value.streamEnded(trailers, error)
            } else {
                bound.eventLoop.execute { bound.value.streamEnded(trailers, error) }
            }
        }
        if self.sink != nil { self.task = task }
    }

    func send(_ bytes: ByteBuffer) throws -> Bool {
        guard let context, sink != nil else { throw Self.gone }
        if let left {
            guard bytes.readableBytes <= left else {
                throw HTTPFailure(
                    .response, .internalServerError, "A body holds more bytes than its response announced.")
            }
            self.left = left - bytes.readableBytes
        }
        write(bytes, isLast: false)
        context.flush()
        updateDeadline()
        return context.channel.isWritable
    }

    func waitForRoom(_ writer: CheckedContinuation<Void, any Error>) {
        guard sink != nil, let context else { return writer.resume(throwing: Self.gone) }
        guard !context.channel.isWritable else { return writer.resume() }
        guard self.writer == nil else {
            return writer.resume(
                throwing: HTTPFailure(
                    .response, .internalServerError, "Two tasks write one body at once: write from one."))
        }
        self.writer = writer
    }

    private func streamEnded(_ trailers: Headers, _ error: (any Error)?) {
        connection.taskEnded()
        task = nil
        sink = nil
        guard let context else { return }
        let isShort = (left ?? 0) > 0
        if error != nil || isShort {
            settings.logger.error(
                "response cut short",
                metadata: ["error": "\(error.map { "\($0)" } ?? "the body is shorter than announced")"])
            return reset(.internalError)
        }
        let fields = HTTP2ResponseHead.trailers(trailers)
        if fields.isEmpty {
            write(ByteBuffer(), isLast: true)
        } else {
            let trailers = HPACKHeaders(fields.map { ($0.name, $0.value) })
            write(.headers(.init(headers: trailers, endStream: true)), isLast: true)
        }
        end()
        context.flush()
        updateDeadline()
    }

    /// The response is whole: what is left of the request is not wanted.
    private func end() {
        guard !isRequestWhole else { return }
        feed?.abandon()
        feed = nil
    }

    /// Writes bytes of the body, in parts that show whether the client takes any.
    private func write(_ bytes: ByteBuffer, isLast: Bool) {
        var rest = bytes
        repeat {
            let part = rest.readSlice(length: min(Self.partBytes, rest.readableBytes)) ?? ByteBuffer()
            let isEnd = isLast && rest.readableBytes == 0
            write(.data(.init(data: .byteBuffer(part), endStream: isEnd)), isLast: isEnd)
        } while rest.readableBytes > 0
    }

    private static var partBytes: Int { 65_536 }

    private func write(_ payload: HTTP2Frame.FramePayload, isLast: Bool) {
        guard let context else { return }
        if unsent == 0 { sentAt = .now() }
        unsent += 1
        let stream = NIOLoopBound(self, eventLoop: loop.executor.eventLoop)
        let isSent = context.eventLoop.makePromise(of: Void.self)
        isSent.futureResult.whenComplete { result in
            if case .success = result { stream.value.wrote(isLast: isLast) } else { stream.value.wrote(isLast: false) }
        }
        context.write(wrapOutboundOut(payload), promise: isSent)
    }

    /// The socket has taken a write, or never will.
    private func wrote(isLast: Bool) {
        unsent -= 1
        guard context != nil else { return }
        sentAt = .now()
        // RFC 9113 section 8.1: once all of the answer is out, the rest of the request may be cut off.
        if isLast, !isRequestWhole { reset(.noError) }
        updateDeadline()
    }

    func reset(_ code: NIOHTTP2.HTTP2ErrorCode) {
        context?.writeAndFlush(wrapOutboundOut(.rstStream(code)), promise: nil)
    }
}
