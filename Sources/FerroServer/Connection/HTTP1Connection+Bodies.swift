import FerroHTTP
import HTTPTypes
import NIOCore

// Bodies that arrive while the handler runs.
extension HTTP1Connection {
    /// How many bytes of a body that nobody wants are read, to keep the connection for the next request.
    static let discardLimit = 65_536

    /// Lets the application allow a longer body, or a shorter one, than the server does.
    func limitBody(of head: HTTP1RequestHead) {
        guard head.framing != .none, let limit = settings.bodyLimit else { return }
        if let allowed = limit(head.method, head.path) { decoder.limitBody(to: max(0, allowed)) }
    }

    /// Bytes of the body have come.
    func receiveBody(_ part: ByteBuffer) {
        bodyBytes += part.readableBytes
        if let feed {
            owesContinue = false
            feed.bytes.push(part)
        } else if let count = discarded {
            discarded = count + part.readableBytes
            guard count + part.readableBytes > Self.discardLimit else { return }
            mustLinger = true
            state = .closing
        } else if body.readableBytes == 0 {
            owesContinue = false
            body = part
        } else {
            body.writeImmutableBuffer(part)
        }
    }

    /// Starts a request of which only the head and a part of the body have come; false when there is none to start.
    func startIncoming() -> Bool {
        guard case .open = state, let head = incoming, feed == nil, discarded == nil, decoder.phase == .body,
            head.method.isSafe || !isAnswering
        else { return false }
        let connection = NIOLoopBound(self, eventLoop: loop.executor.eventLoop)
        var length: Int?
        if case .length(let count) = head.framing { length = count }
        let bytes = RequestBodyFeed(length: length) {
            if connection.eventLoop.inEventLoop {
                connection.value.bodyWanted()
            } else {
                connection.eventLoop.execute { connection.value.bodyWanted() }
            }
        }
        bytes.push(body)
        body = ByteBuffer()
        let ticket = queue.begin(.init(head))
        feed = (bytes, ticket)
        start(request(head, RequestBody(bytes)), as: ticket)
        return true
    }

    /// The handler waits for bytes.
    private func bodyWanted() {
        guard !isPumping, case .open = state else { return }
        pump()
        settle()
    }

    /// The end of a body whose request was started before it.
    func endStreamedRequest() {
        feed?.bytes.finish(trailers: decoder.trailers)
        feed = nil
        forgetIncoming()
        timedPhase = nil
        hasServed = true
        // What was answered before its body had come could not say that the connection closes: it rests once more.
        if isDraining, isAnswering { stopReading() }
    }

    /// The body is broken: its reader is told, and answers; nothing is read after that.
    func failBody(_ failure: HTTPFailure) {
        feed?.bytes.fail(failure)
        feed = nil
        forgetIncoming()
    }

    /// Whether the connection can go on after a response although the body of its request has not all been read.
    func canKeepAlive(after ticket: ResponseQueue.Ticket) -> Bool {
        guard let feed, feed.ticket == ticket, let head = incoming else { return true }
        if owesContinue { return false }
        guard case .length(let length) = head.framing else { return true }
        return length - bodyBytes <= Self.discardLimit
    }

    /// A response is whole: what is left of the body of its request is dropped as it comes.
    func dropBody(after ticket: ResponseQueue.Ticket) {
        guard let feed, feed.ticket == ticket else { return }
        feed.bytes.abandon()
        self.feed = nil
        owesContinue = false
        discarded = 0
        if case .closing = state { mustLinger = true }
    }
}
