extension PoolStateMachine {
    /// A request that waits for a connection.
    struct Waiter: Sendable {
        let request: RequestID
        let demand: Demand
        let label: String
        let since: Duration
        let deadline: Duration
        /// Its place among all requests, whatever they demand.
        let ticket: UInt64
    }

    /// Waiting requests in order; every operation is constant time on average, leaving from the middle included.
    struct WaiterQueue: Sendable {
        // A request that left from the middle leaves an empty slot, which is dropped once it is the first.
        private var slots: [Waiter?] = []
        private var head = 0
        /// The absolute place of the first slot, so that places stay valid when slots are dropped.
        private var origin = 0
        private var places: [RequestID: Int] = [:]

        var count: Int { places.count }
        var isEmpty: Bool { places.isEmpty }
        var first: Waiter? { head < slots.count ? slots[head] : nil }

        func contains(_ request: RequestID) -> Bool { places[request] != nil }

        mutating func append(_ waiter: Waiter) {
            places[waiter.request] = origin + slots.count
            slots.append(waiter)
        }

        @discardableResult
        mutating func popFirst() -> Waiter? {
            guard let first else { return nil }
            remove(first.request)
            return first
        }

        @discardableResult
        mutating func remove(_ request: RequestID) -> Bool {
            guard let place = places.removeValue(forKey: request) else { return false }
            slots[place - origin] = nil
            while head < slots.count, slots[head] == nil { head += 1 }
            if head == slots.count {
                origin += head
                slots.removeAll(keepingCapacity: slots.count < 1024)
                head = 0
            } else if head > 32, head > slots.count / 2 {
                origin += head
                slots.removeFirst(head)
                head = 0
            }
            return true
        }
    }
}
