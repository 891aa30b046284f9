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
        context.write(wrapOutboundOut(.headers(.init(headers: head, endStream: isBodiless))), promise: nil)
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
            context?.write(
                wrapOutboundOut(.data(.init(data: .byteBuffer(bytes), endStream: true))), promise: nil)
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
        context.writeAndFlush(wrapOutboundOut(.data(.init(data: .byteBuffer(bytes)))), promise: nil)
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
        let last: HTTP2Frame.FramePayload =
            fields.isEmpty
            ? .data(.init(data: .byteBuffer(ByteBuffer()), endStream: true))
            : .headers(.init(headers: HPACKHeaders(fields.map { ($0.name, $0.value) }), endStream: true))
        context.writeAndFlush(wrapOutboundOut(last), promise: nil)
        end()
        context.flush()
    }

    /// The response is whole: what is left of the request is not wanted (RFC 9113, 8.1).
    private func end() {
        guard !isRequestWhole else { return }
        feed?.abandon()
        feed = nil
        reset(.noError)
    }

    func reset(_ code: NIOHTTP2.HTTP2ErrorCode) {
        context?.writeAndFlush(wrapOutboundOut(.rstStream(code)), promise: nil)
    }
}
