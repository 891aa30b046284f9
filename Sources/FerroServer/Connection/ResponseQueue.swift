import FerroHTTP
import NIOCore

/// The requests of one connection that are at work, in the order they came, whose answers must leave in that order.
struct ResponseQueue {
    /// Names a request for as long as it is in the queue.
    typealias Ticket = UInt64

    private struct Slot {
        var exchange: HTTP1ResponseEncoder.Exchange
        var response: Response?
        var task: Task<Void, Never>?
    }

    private var slots = CircularBuffer<Slot>(initialCapacity: 4)
    /// The ticket of the first slot.
    private var first: Ticket = 0

    var count: Int { slots.count }
    var isEmpty: Bool { slots.isEmpty }

    /// Adds a request behind those there are.
    mutating func begin(_ exchange: HTTP1ResponseEncoder.Exchange) -> Ticket {
        slots.append(Slot(exchange: exchange))
        return first + UInt64(slots.count - 1)
    }

    /// Remembers the task that answers a request, unless it has answered already.
    mutating func attach(_ task: Task<Void, Never>, to ticket: Ticket) {
        guard let index = index(of: ticket), slots[index].response == nil else { return }
        slots[index].task = task
    }

    /// Takes the answer to a request; one that is no longer awaited is dropped.
    mutating func complete(_ ticket: Ticket, with response: Response) {
        guard let index = index(of: ticket) else { return }
        slots[index].response = response
        slots[index].task = nil
    }

    /// Removes a request that is answered elsewhere, if it is the first.
    mutating func removeFirst(_ ticket: Ticket) -> HTTP1ResponseEncoder.Exchange? {
        guard isFirst(ticket) else { return nil }
        first += 1
        return slots.removeFirst().exchange
    }

    /// Removes and returns the first request, if it is answered.
    mutating func popReady() -> (ticket: Ticket, exchange: HTTP1ResponseEncoder.Exchange, response: Response)? {
        guard let slot = slots.first, let response = slot.response else { return nil }
        defer { first += 1 }
        slots.removeFirst()
        return (first, slot.exchange, response)
    }

    /// Forgets every request and cancels the tasks that answer them.
    mutating func cancelAll() {
        for slot in slots { slot.task?.cancel() }
        first += UInt64(slots.count)
        slots.removeAll()
    }

    /// Whether a request is the first whose answer has not left.
    func isFirst(_ ticket: Ticket) -> Bool { !slots.isEmpty && ticket == first }

    private func index(of ticket: Ticket) -> CircularBuffer<Slot>.Index? {
        guard ticket >= first, ticket - first < UInt64(slots.count) else { return nil }
        return slots.index(slots.startIndex, offsetBy: Int(ticket - first))
    }
}
