import FerroHTTP
import HTTPTypes
import Logging
import NIOCore

extension HTTP1Connection {
    /// Whether another byte is of use now: holding back the read is what slows a client down.
    var wantsBytes: Bool {
        switch state {
        case .open: decoder.phase != .closed && hasRoom && (canStartRequest || !decoder.hasBufferedBytes)
        case .lingering: true
        case .closing, .closed: false
        }
    }

    private var hasRoom: Bool { queue.count < settings.configuration.maxPipelined && stall == nil }

    /// RFC 9112 section 9.3.2: only requests that are all safe may be worked on side by side.
    private var canStartRequest: Bool { hasRoom && held == nil && !(isAlone && !queue.isEmpty) }

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
    }

    private var canStartHeld: Bool {
        if case .open = state { held != nil && queue.isEmpty } else { false }
    }

    private func startHeld() {
        guard canStartHeld, let (request, exchange) = held else { return }
        held = nil
        start(request, exchange)
        writeReady()
    }

    private func readRequests() {
        do throws(HTTPFailure) {
            while case .open = state, canStartRequest, let event = try decoder.next() {
                switch event {
                case .head(let head):
                    incoming = head
                    owesContinue = head.expectsContinue
                case .body(var part):
                    owesContinue = false
                    bodyBytes += part.readableBytes
                    if body.readableBytes == 0 { body = part } else { body.writeBuffer(&part) }
                case .end: endRequest()
                }
            }
        } catch {
            refuse(error)
        }
    }

    /// Answers a request that is not one, and reads nothing more.
    func refuse(_ failure: HTTPFailure) {
        settings.logger.debug("request refused", metadata: ["reason": "\(failure.label)"])
        forgetIncoming()
        decoder.close()
        mustLinger = true
        let ticket = queue.begin(.init(keepAlive: false))
        queue.complete(ticket, with: .text(failure.message + "\n", status: failure.status))
    }

    /// Drops a request that is not whole.
    func forgetIncoming() {
        incoming = nil
        body = ByteBuffer()
        bodyBytes = 0
        owesContinue = false
    }

    private func endRequest() {
        guard let head = incoming else { return }
        let request = Request(
            head: head, body: RequestBody(body), remoteAddress: remoteAddress, scheme: "http", loop: loop.index,
            generator: &loop.generator)
        forgetIncoming()
        timedPhase = nil
        hasServed = true
        if isDraining { stopReading() }
        if !request.method.isSafe, !queue.isEmpty {
            held = (request, .init(head))
        } else {
            start(request, .init(head))
        }
        writeReady()
    }

    /// Nothing after this is read; what is there already must not reset the connection when it closes.
    func stopReading() {
        decoder.close()
        if decoder.hasDroppedBytes { mustLinger = true }
    }

    private func start(_ request: Request, _ exchange: HTTP1ResponseEncoder.Exchange) {
        let ticket = queue.begin(exchange)
        isAlone = !request.method.isSafe
        let connection = NIOLoopBound(self, eventLoop: loop.executor.eventLoop)
        let responder = settings.responder
        runningTasks += 1
        let task = loop.executor.start {
            let response = await responder(request)
            // A task prefers its loop but is not bound to it, so where it ended up is asked and not assumed.
            if connection.eventLoop.inEventLoop {
                connection.value.finish(ticket, with: response)
            } else {
                connection.eventLoop.execute { connection.value.finish(ticket, with: response) }
            }
        }
        queue.attach(task, to: ticket)
    }

    /// A responder has answered, in the middle of reading or at any later time.
    private func finish(_ ticket: ResponseQueue.Ticket, with response: Response) {
        runningTasks -= 1
        queue.complete(ticket, with: response)
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
    fileprivate var isSafe: Bool {
        switch self {
        case .get, .head, .options, .trace: true
        default: false
        }
    }
}
