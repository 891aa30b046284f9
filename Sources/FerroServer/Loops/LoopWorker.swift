import FerroHTTP
import NIOCore

/// One request, who answers it and where the answer goes.
struct LoopWork {
    let request: Request
    let ticket: ResponseQueue.Ticket
    let connection: HTTP1Connection
}

/// A task that answers one request after the other; it is touched on its loop only.
final class LoopWorker {
    private let loop: LoopState
    private var work: LoopWork?
    private var rest: UnsafeContinuation<Void, Never>?
    private var task: Task<Void, Never>?

    init(_ loop: LoopState) { self.loop = loop }

    /// Makes the task and answers a request with it.
    func start(_ work: LoopWork) -> Task<Void, Never> {
        self.work = work
        let worker = NIOLoopBound(self, eventLoop: loop.executor.eventLoop)
        let responder = work.connection.settings.responder
        let task = loop.executor.start { await Self.run(worker, responder) }
        self.task = task
        return task
    }

    /// Answers a request with the task that rests, at once; nil when it had ended.
    func wake(_ work: LoopWork) -> Task<Void, Never>? {
        guard let rest, let task else { return nil }
        self.work = work
        self.rest = nil
        loop.executor.run(rest)
        return task
    }

    /// Ends the task that rests.
    func end() {
        rest?.resume()
        rest = nil
        task = nil
    }

    private static func run(_ worker: NIOLoopBound<LoopWorker>, _ responder: Responder) async {
        while let request = worker.value.work?.request {
            let response = await responder(request)
            // A task prefers its loop but is not bound to it, so where it ended up is asked and not assumed.
            guard worker.eventLoop.inEventLoop else {
                return worker.eventLoop.execute { worker.value.finish(with: response) }
            }
            worker.value.finish(with: response)
            // One that was cancelled would be so for every later request.
            guard !Task.isCancelled else { return }
            await withUnsafeContinuation { worker.value.pause($0) }
            guard worker.eventLoop.inEventLoop else { return }
        }
    }

    private func finish(with response: Response) {
        guard let work else { return }
        self.work = nil
        work.connection.finish(work.ticket, with: response)
    }

    private func pause(_ rest: UnsafeContinuation<Void, Never>) {
        self.rest = rest
        loop.rest(self)
    }
}
