import CHiredis

/// Reads replies from the bytes of a connection with the reader of hiredis.
///
/// Memory follows the bytes that came, never a length that was announced. After an error nothing more can be read.
final class ReplyReader {
    private let reader: UnsafeMutablePointer<redisReader>
    private let functions: UnsafeMutablePointer<redisReplyObjectFunctions>
    private let limits: RedisLimits
    @exclusivity(unchecked) private var builder: ReplyBuilder
    /// The bytes of the reply that is being read.
    @exclusivity(unchecked) private var unfinished = 0

    init(_ limits: RedisLimits = RedisLimits()) throws(RedisError) {
        functions = .allocate(capacity: 1)
        functions.initialize(to: Self.objectFunctions)
        guard let reader = redisReaderCreateWithFunctions(functions) else {
            functions.deallocate()
            throw RedisError(.protocol, "There is no memory for a reader of replies.")
        }
        self.reader = reader
        self.limits = limits
        builder = ReplyBuilder(limits)
        reader.pointee.privdata = Unmanaged.passUnretained(self).toOpaque()
    }

    deinit {
        redisReaderFree(reader)
        functions.deallocate()
    }

    /// Takes bytes as they came; ``next()`` then has the replies that are whole.
    func feed(_ bytes: UnsafeRawBufferPointer) throws(RedisError) {
        guard let base = bytes.baseAddress, !bytes.isEmpty else { return }
        guard redisReaderFeed(reader, base.assumingMemoryBound(to: CChar.self), bytes.count) == REDIS_OK else {
            throw refusal()
        }
    }

    /// The bytes that wait for the rest of their reply.
    var heldBytes: Int { reader.pointee.len - reader.pointee.pos }

    /// The next reply that is whole; nil when more bytes are needed.
    func next() throws(RedisError) -> RedisReply? {
        let before = reader.pointee.len - reader.pointee.pos
        var object: UnsafeMutableRawPointer?
        guard redisReaderGetReply(reader, &object) == REDIS_OK else { throw refusal() }
        if object != nil, let reply = builder.take() {
            unfinished = 0
            return reply
        }
        let left = reader.pointee.len - reader.pointee.pos
        unfinished += before - left
        try checkUnfinished(left)
        return nil
    }

    /// What one part of a reply costs besides its bytes.
    private static var partBytes: Int { 32 }

    /// Refuses what cannot become a reply within the limits as early as it can be seen.
    private func checkUnfinished(_ left: Int) throws(RedisError) {
        guard unfinished + left + builder.parts * Self.partBytes <= limits.replyBytes else {
            throw Self.tooMuch("a reply of more than \(limits.replyBytes) bytes")
        }
        guard left > 0, let start = reader.pointee.buf?.advanced(by: reader.pointee.pos) else { return }
        if chiredis_type(reader) == REDIS_REPLY_STRING {
            if Self.announced(start, left) > limits.stringBytes {
                throw Self.tooMuch("a string of more than \(limits.stringBytes) bytes")
            }
        } else if left > limits.lineBytes {
            throw Self.tooMuch("a line of more than \(limits.lineBytes) bytes")
        }
    }

    /// The length that is announced, as far as its digits are there; more digits than a length has count as endless.
    private static func announced(_ start: UnsafePointer<CChar>, _ count: Int) -> Int {
        var length = 0
        for index in 0..<min(count, 24) {
            let byte = UInt8(bitPattern: start[index])
            guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return length }
            let (tens, over) = length.multipliedReportingOverflow(by: 10)
            if over || tens > Int.max - 9 { return Int.max }
            length = tens + Int(byte - UInt8(ascii: "0"))
        }
        return count >= 24 ? Int.max : length
    }

    private func refusal() -> RedisError {
        if let violation = builder.violation { return Self.tooMuch(violation) }
        let text = withUnsafeBytes(of: &reader.pointee.errstr) {
            String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
        }
        return RedisError(.protocol, "The server sent what is not RESP (\(text)). Is it Redis that listens there?")
    }

    private static func tooMuch(_ what: String) -> RedisError {
        RedisError(
            .protocol, "The server sent \(what). Ask for less at once, or raise the limits of the configuration.")
    }
}

extension ReplyReader {
    private static var objectFunctions: redisReplyObjectFunctions {
        chiredis_functions(
            { task, bytes, count in ReplyReader.string(task, bytes, count) },
            { task, count in ReplyReader.put(task) { $0.array(Int(count)) } },
            { task, number in ReplyReader.put(task) { $0.leaf(.integer(number)) } },
            { task in ReplyReader.put(task) { $0.leaf(.null) } },
            { _ in }
        )
    }

    /// Hands a part to the builder; nil stops the reader.
    private static func put(
        _ task: UnsafePointer<redisReadTask>?, _ body: (inout ReplyBuilder) -> Bool
    ) -> UnsafeMutableRawPointer? {
        guard let owner = task?.pointee.privdata else { return nil }
        let reader = Unmanaged<ReplyReader>.fromOpaque(owner).takeUnretainedValue()
        // Any pointer that is not null says that it went well; nobody looks through it.
        return body(&reader.builder) ? owner : nil
    }

    private static func string(
        _ task: UnsafePointer<redisReadTask>?, _ bytes: UnsafeMutablePointer<CChar>?, _ count: Int
    ) -> UnsafeMutableRawPointer? {
        guard let task, let bytes else { return nil }
        let content = UnsafeRawBufferPointer(start: bytes, count: count)
        let type = task.pointee.type
        return put(task) { builder in
            if type == REDIS_REPLY_STATUS || type == REDIS_REPLY_ERROR {
                guard count <= builder.limits.lineBytes else { return builder.refuse("a line of \(count) bytes") }
                let text = String(decoding: content, as: UTF8.self)
                return builder.leaf(type == REDIS_REPLY_ERROR ? .error(text) : .status(text))
            }
            guard count <= builder.limits.stringBytes else { return builder.refuse("a string of \(count) bytes") }
            // hiredis leaves it unseen what ends a string. Only RESP3's other texts end otherwise.
            guard type != REDIS_REPLY_STRING || (bytes[count] == 13 && bytes[count + 1] == 10) else {
                return builder.refuse("a string that is longer than announced")
            }
            return builder.leaf(.string(Array(content)))
        }
    }
}
