import NIOCore

/// Commands that were sent and whose answers are not there yet.
struct WaitingReply {
    /// Who is told.
    enum Receiver {
        case one(UnsafeContinuation<RedisReply, any Error>)
        case many(UnsafeContinuation<[RedisReply], any Error>, [RedisReply])
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

    /// Ends the waiting with an error.
    func fail(_ error: RedisError) {
        switch receiver {
        case .one(let continuation): continuation.resume(throwing: error)
        case .many(let continuation, _): continuation.resume(throwing: error)
        case .nobody, .subscription: break
        }
    }
}
