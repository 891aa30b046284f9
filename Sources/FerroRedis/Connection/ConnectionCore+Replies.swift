import NIOCore

extension ConnectionCore {
    /// Takes bytes from the server and hands the replies in them to those who wait.
    func received(_ buffer: ByteBuffer) {
        guard phase != .closed else { return }
        lastHeard = .now()
        do throws(RedisError) {
            try buffer.withUnsafeReadableBytes { bytes throws(RedisError) in
                var rest = bytes[...]
                // hiredis moves what is left to the front now and then: small portions keep that cheap.
                while !rest.isEmpty {
                    let portion = rest.prefix(16 << 10)
                    rest = rest.dropFirst(portion.count)
                    try reader.feed(UnsafeRawBufferPointer(rebasing: portion))
                    while let reply = try reader.next() { try deliver(reply) }
                }
            }
        } catch {
            fail(error)
        }
    }

    private func deliver(_ reply: RedisReply) throws(RedisError) {
        if pushHandler != nil, try push(reply) { return }
        guard let head = waiting.popFirst() else {
            throw RedisError(.protocol, "The server at \(address) sent a reply that nobody asked for.")
        }
        missing &-= 1
        switch head.receiver {
        case .one(let continuation):
            if case .error(let text) = reply {
                continuation.resume(throwing: RedisError.refused(text, head.command))
            } else {
                continuation.resume(returning: reply)
            }
        case .many(let batch):
            batch.replies.append(reply)
            if head.missing > 1 { return putBack(head) }
            batch.continuation.resume(returning: batch.replies)
        case .nobody, .subscription:
            if head.missing > 1 { putBack(head) }
        }
    }

    /// More answers of the same commands are to come.
    private func putBack(_ head: WaitingReply) {
        var head = head
        head.missing -= 1
        waiting.prepend(head)
    }

    /// Whether the reply belongs to a subscription and not to a command.
    private func push(_ reply: RedisReply) throws(RedisError) -> Bool {
        var isHead = false
        if let head = waiting.first, case .subscription = head.receiver { isHead = true }
        switch reply {
        case .array(let elements):
            guard case .string(let kind)? = elements.first else { return false }
            switch String(decoding: kind, as: UTF8.self) {
            case "message", "pmessage", "smessage": break
            case "subscribe", "psubscribe", "ssubscribe", "unsubscribe", "punsubscribe", "sunsubscribe":
                // A server may end a shard's subscription by itself: then nobody waits for it.
                if isHead { confirm(1) }
            default: return false
            }
        case .error where isHead: confirm(waiting.first?.missing ?? 0)
        default: return false
        }
        pushHandler?(reply)
        return true
    }

    private func confirm(_ count: Int) {
        missing -= count
        waiting[waiting.startIndex].missing -= count
        if waiting[waiting.startIndex].missing <= 0 { waiting.removeFirst() }
    }
}
