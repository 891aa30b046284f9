import NIOCore

/// Commands that were sent and whose answers are not there yet.
struct WaitingReply {
    /// Who is told.
    enum Receiver {
        case one(UnsafeContinuation<RedisReply, any Error>)
        case many(Batch)
        /// Nobody: whoever asked went away, and the answers are dropped.
        case nobody
        /// The confirmations of a subscription, which go to the push handler.
        case subscription
    }

    let ticket: UInt64
    let command: String
    let deadline: NIODeadline
    /// Where the commands end among all bytes that were ever written: after that they were handed to the socket.
    let end: UInt64
    /// How many answers are not there yet.
    var missing: Int
    var receiver: Receiver

    /// The answers of several commands, as far as they came.
    final class Batch {
        let continuation: UnsafeContinuation<[RedisReply], any Error>
        var replies: [RedisReply] = []

        init(_ continuation: UnsafeContinuation<[RedisReply], any Error>, _ count: Int) {
            self.continuation = continuation
            replies.reserveCapacity(count)
        }
    }

    /// Ends the waiting with an error.
    func fail(_ error: RedisError) {
        switch receiver {
        case .one(let continuation): continuation.resume(throwing: error)
        case .many(let batch): batch.continuation.resume(throwing: error)
        case .nobody, .subscription: break
        }
    }
}
