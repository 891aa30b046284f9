import FerroHTTP
import HTTPTypes
import Logging
import NIOCore
import NIOHPACK
import NIOHTTP2

extension HTTP2Stream {
    func readHead(_ frame: HTTP2Frame.FramePayload.Headers) {
        isHeadRead = true
        isRequestWhole = frame.endStream
        let head: HTTP2RequestHead
        do throws(HTTPFailure) {
            head = try HTTP2RequestHead(frame.headers.lazy.map { ($0.name, $0.value) }, limits: settings.limits)
        } catch {
            return refuse(error)
        }
        isHead = head.method == .head
        bodyLimit = settings.bodyLimit?(head.method, head.path) ?? settings.limits.bodyBytes
        if let length = head.length, length > bodyLimit { return refuse(.bodyTooLarge(bodyLimit)) }
        start(request(head, body(of: head)))
    }

    private func body(of head: HTTP2RequestHead) -> RequestBody {
        guard !isRequestWhole else { return .empty }
        owesContinue = head.expectsContinue
        let stream = NIOLoopBound(self, eventLoop: loop.executor.eventLoop)
        let feed = RequestBodyFeed(length: head.length) {
            if stream.eventLoop.inEventLoop {
                stream.value.bodyWanted()
            } else {
                stream.eventLoop.execute { stream.value.bodyWanted() }
            }
        }
        self.feed = feed
        bodyStart = .now()
        return RequestBody(feed)
    }

    private func request(_ head: HTTP2RequestHead, _ body: RequestBody) -> Request {
        Request(
            head: head, body: body, remoteAddress: remoteAddress, scheme: scheme, loop: loop.index,
            generator: &loop.generator)
    }

    private func start(_ request: Request) {
        let stream = NIOLoopBound(self, eventLoop: loop.executor.eventLoop)
        let responder = settings.responder
        connection.taskStarted()
        let task = loop.executor.start {
            let response = await responder(request)
            if stream.eventLoop.inEventLoop {
                stream.value.finish(with: response)
            } else {
                stream.eventLoop.execute { stream.value.finish(with: response) }
            }
        }
        if !isAnswered { self.task = task }
    }

    /// Answers a request that is not taken; one that is malformed resets its stream (RFC 9113, 8.1.1).
    private func refuse(_ failure: HTTPFailure) {
        isBodyRefused = true
        settings.logger.debug("request refused", metadata: ["reason": "\(failure.label)"])
        guard failure.code != .header, failure.code != .framing else {
            isAnswered = true
            return reset(.protocolError)
        }
        answer(.text(failure.message + "\n", status: failure.status))
    }

    func readBody(_ frame: HTTP2Frame.FramePayload.Data) {
        guard case .byteBuffer(let bytes) = frame.data else { return }
        owesContinue = false
        bodyBytes += bytes.readableBytes
        if bodyBytes > bodyLimit { refuseBody(.bodyTooLarge(bodyLimit)) }
        feed?.push(bytes)
        if frame.endStream { endRequest(trailers: [:]) }
    }

    /// Tells the reader that the body will never be whole, and reads no more of it.
    func refuseBody(_ failure: HTTPFailure) {
        feed?.fail(failure)
        feed = nil
        isBodyRefused = true
    }

    func readTrailers(_ frame: HTTP2Frame.FramePayload.Headers) {
        guard frame.endStream else { return }
        endRequest(
            trailers: HTTP2RequestHead.trailers(
                frame.headers.lazy.map { ($0.name, $0.value) }, limits: settings.limits))
    }

    private func endRequest(trailers: Headers) {
        isRequestWhole = true
        feed?.finish(trailers: trailers)
        feed = nil
    }

    /// The handler waits for bytes.
    private func bodyWanted() {
        guard let context else { return }
        if owesContinue, feed?.isAsked == true {
            owesContinue = false
            let head = HPACKHeaders([(":status", "100")])
            context.writeAndFlush(wrapOutboundOut(.headers(.init(headers: head))), promise: nil)
        }
        if hasHeldRead, wantsBytes {
            hasHeldRead = false
            context.read()
        }
        updateDeadline()
    }
}
