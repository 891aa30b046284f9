import NIOCore
import Synchronization

/// What other threads hand to a connection; its loop is woken once for all that came meanwhile.
final class CommandInbox: Sendable {
    enum Item: Sendable {
        case one(RedisCommand, UInt64, NIODeadline?, UnsafeContinuation<RedisReply, any Error>)
        case many([RedisCommand], UInt64, NIODeadline?, UnsafeContinuation<[RedisReply], any Error>)
        case cancel(UInt64)
    }

    private struct State {
        var items: [Item] = []
        var isWoken = false
    }

    private let state = Mutex(State())

    /// Takes an item; true when the loop must be woken for it.
    func put(_ item: Item) -> Bool {
        state.withLock { state in
            state.items.append(item)
            defer { state.isWoken = true }
            return !state.isWoken
        }
    }

    /// Gives what came, in its order, against an empty array that keeps its room.
    func swap(_ empty: inout [Item]) {
        state.withLock { state in
            state.isWoken = false
            Swift.swap(&state.items, &empty)
        }
    }
}
