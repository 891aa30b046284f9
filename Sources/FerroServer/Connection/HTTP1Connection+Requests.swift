import FerroHTTP
import HTTPTypes
import Logging
import NIOCore

extension HTTP1Connection {
    /// Whether another byte is of use now: holding back the read is what slows a client down.
    var wantsBytes: Bool {
        switch state {
        case .open:
            decoder.phase != .closed && (wantsEvents || (incoming == nil && hasRoom && !decoder.hasBufferedBytes))
        case .lingering: true
        case .closing, .closed: false
        }
    }

    private var hasRoom: Bool { queue.count < settings.configuration.maxPipelined && stall == nil }

    /// RFC 9112 section 9.3.2: only requests that are all safe may be worked on side by side.
    private var canStartRequest: Bool { hasRoom && held == nil && !(isAlone && isAnswering) }

    /// Whether a response is awaited or under way.
    var isAnswering: Bool { !queue.isEmpty || outgoing != nil }

    /// Whether the next event may be taken from the decoder.
    private var wantsEvents: Bool {
        if let feed { return feed.bytes.hasRoom }
        if discarded != nil { return true }
        return incoming == nil ? canStartRequest : body.readableBytes < RequestBodyFeed.capacity
    }

    /// Writes what is ready, then takes requests from the decoder and starts as many as may be at work at once.
    func pump() {
        guard !isPumping else { return }
        isPumping = true
        defer { isPumping = false }
        writeReady()
        repeat {
            startHeld()
            readRequests()
            writeReady()
        } while canStartHeld
        // All that came before the client's end is read, as far as the handler took it.
        if isPeerDone, case .open = state, incoming != nil, wantsEvents {
            failBody(HTTPFailure(.truncated, .badRequest, "The request ended before its body did."))
        }
    }

    private var canStartHeld: Bool {
        if case .open = state { held != nil && !isAnswering } else { false }
    }

    private func startHeld() {
        guard canStartHeld, let (request, exchange) = held else { return }
        held = nil
        start(request, exchange)
        writeReady()
    }

    private func readRequests() {
        do throws(HTTPFailure) {
            repeat {
                while case .open = state, wantsEvents, let event = try decoder.next() { handle(event) }
            } while startIncoming()
        } catch {
            refuse(error)
        }
    }

    private func handle(_ event: HTTP1Event) {
        switch event {
        case .head(let head) where head.framing == .none: answer(head, RequestBody.empty)
        case .head(let head):
            incoming = head
            owesContinue = head.expectsContinue
            limitBody(of: head)
        case .body(let part): receiveBody(part)
        case .end: endRequest()
        }
    }

    /// Answers a request that is not one, and reads nothing more.
    func refuse(_ failure: HTTPFailure) {
        settings.logger.debug("request refused", metadata: ["reason": "\(failure.label)"])
        decoder.close()
        mustLinger = true
        guard feed == nil else { return failBody(failure) }
        guard discarded == nil else { return state = .closing }
        forgetIncoming()
        let ticket = queue.begin(.init(keepAlive: false))
        queue.complete(ticket, with: .text(failure.message + "\n", status: failure.status))
    }

    /// Drops a request that is not whole.
    func forgetIncoming() {
        feed?.bytes.fail(HTTPFailure(.truncated, .badRequest, "The client went away before the body had come."))
        feed = nil
        discarded = nil
        incoming = nil
        if body.readableBytes > 0 { body = ByteBuffer() }
        bodyBytes = 0
        bodyPause = nil
        owesContinue = false
    }

    private func endRequest() {
        guard let head = incoming else { return }
        guard feed == nil, discarded == nil else { return endStreamedRequest() }
        let body = RequestBody(body, trailers: decoder.trailers)
        forgetIncoming()
        answer(head, body)
    }

    /// A request is whole: starts it, or keeps it until it may be.
    private func answer(_ head: HTTP1RequestHead, _ body: RequestBody) {
        let request = request(head, body)
        timedPhase = nil
        hasServed = true
        if isDraining { stopReading() }
        if !request.method.isSafe, isAnswering {
            held = (request, .init(head))
        } else {
            start(request, .init(head))
        }
        writeReady()
    }

    func request(_ head: HTTP1RequestHead, _ body: RequestBody) -> Request {
        Request(
            head: head, body: body, remoteAddress: remoteAddress, scheme: isSecure ? "https" : "http", loop: loop.index,
            generator: &loop.generator)
    }

    /// Nothing after this is read; what is there already must not reset the connection when it closes.
    func stopReading() {
        decoder.close()
        if decoder.hasDroppedBytes { mustLinger = true }
    }

    func start(_ request: Request, _ exchange: HTTP1ResponseEncoder.Exchange) {
        start(request, as: queue.begin(exchange))
    }

    /// Runs the responder for a request that is in the queue.
    func start(_ request: Request, as ticket: ResponseQueue.Ticket) {
        isAlone = !request.method.isSafe
        runningTasks += 1
        let task = loop.answer(LoopWork(request: request, ticket: ticket, connection: self))
        queue.attach(task, to: ticket)
    }

    /// A responder has answered, in the middle of reading or at any later time.
    func finish(_ ticket: ResponseQueue.Ticket, with response: Response) {
        runningTasks -= 1
        if !writeAtOnce(response, ticket) { queue.complete(ticket, with: response) }
        if case .closed = state {
            if runningTasks == 0 { onClose() }
            return
        }
        guard !isPumping else { return }
        pump()
        settle()
    }
}

extension HTTPRequest.Method {
    /// Whether the method only reads, RFC 9110 section 9.2.1.
    var isSafe: Bool {
        switch self {
        case .get, .head, .options, .trace: true
        default: false
        }
    }
}
