import HTTPTypes

/// Reads the lines of a head as they arrive and keeps what they said.
struct HTTP1HeadParser: Sendable {
    private var head = HTTP1RequestHead()
    private var fields = ReceivedFields()
    private var hasRequestLine = false
    private var hasSkippedEmptyLine = false
    private var absoluteAuthority: String?
    private var host: String?
    private var hostCount = 0
    private var length: Int?
    private var lengthCount = 0
    private var codingCount = 0
    private var coding = TransferCoding.invalid
    private var closes = false
    private var keepsAlive = false
    private var expectsContinue = false
    private var hasUnknownExpectation = false
    private var usedBytes = 0

    /// Reads whole lines from the front; returns how many bytes they had, and the head when it is complete.
    ///
    /// `scanned` is how many of the bytes left over are known to hold no line end, so that none is searched twice.
    mutating func read(
        _ bytes: UnsafeRawBufferPointer, scanned: inout Int, limits: HTTPLimits
    ) throws(HTTPFailure) -> (consumed: Int, head: HTTP1RequestHead?) {
        var start = 0
        while let lineFeed = bytes.lineFeed(from: start + scanned) {
            scanned = 0
            guard lineFeed > start, bytes[lineFeed - 1] == 0x0D else {
                throw HTTPFailure(.header, .badRequest, "A line ends without a carriage return.")
            }
            let line = bytes.part(start..<lineFeed - 1)
            start = lineFeed + 1
            if !hasRequestLine {
                // RFC 9112 section 2.2: one empty line before a request is forgiven, as old clients send it.
                if line.isEmpty, !hasSkippedEmptyLine {
                    hasSkippedEmptyLine = true
                } else {
                    try requestLine(line, limits)
                    fields.reserve(bytes.count - start)
                }
            } else if line.isEmpty {
                return (start, try finish())
            } else {
                try field(line, limits)
            }
        }
        scanned = bytes.count - start
        try checkPartial(bytes.part(start..<bytes.count), limits)
        return (start, nil)
    }

    /// Whether any part of a head has been read.
    var hasBegun: Bool { hasRequestLine || hasSkippedEmptyLine }

    /// Refuses a line that is not whole as soon as it cannot become right.
    private func checkPartial(_ line: UnsafeRawBufferPointer, _ limits: HTTPLimits) throws(HTTPFailure) {
        if hasRequestLine {
            // One more, for the carriage return of the empty line, which does not count.
            guard usedBytes + line.count <= limits.headerBytes + 1 else { throw Self.tooLarge }
        } else if let first = line.first {
            guard ByteClass.token.contains(first) || first == 0x0D else { throw HTTP1RequestLine.malformed }
            guard line.count <= limits.targetBytes + HTTP1RequestLine.overhead else { throw HTTP1RequestLine.tooLong }
        }
    }

    private mutating func requestLine(_ bytes: UnsafeRawBufferPointer, _ limits: HTTPLimits) throws(HTTPFailure) {
        let line = try HTTP1RequestLine(bytes, limits: limits)
        head.method = line.method
        head.path = line.target.path
        head.query = line.target.query
        head.version = line.version
        absoluteAuthority = line.target.authority
        hasRequestLine = true
    }

    private mutating func field(_ bytes: UnsafeRawBufferPointer, _ limits: HTTPLimits) throws(HTTPFailure) {
        usedBytes += bytes.count + 2
        guard usedBytes <= limits.headerBytes, fields.count < limits.headerCount else { throw Self.tooLarge }
        let line = try HTTP1FieldLine(bytes)
        let number = FieldNameTable.standard.number(of: line.name)
        fields.append(line.name, number, line.value)
        switch FieldNameTable.standard.role(number) {
        case .none: break
        case .host:
            hostCount += 1
            host = HTTP1Target.isAuthority(line.value) ? String(decoding: line.value, as: UTF8.self) : nil
        case .contentLength:
            lengthCount += 1
            length = try Self.length(line.value)
        case .transferEncoding:
            codingCount += 1
            coding = TransferCoding(line.value)
        case .connection: connection(line.value)
        case .expect:
            if line.value.equalsIgnoringCase("100-continue") {
                expectsContinue = true
            } else {
                hasUnknownExpectation = true
            }
        }
    }

    private mutating func connection(_ value: UnsafeRawBufferPointer) {
        for option in value.split(separator: UInt8(ascii: ",")) {
            let option = UnsafeRawBufferPointer(rebasing: option).trimmed
            if option.equalsIgnoringCase("close") { closes = true }
            if option.equalsIgnoringCase("keep-alive") { keepsAlive = true }
        }
    }

    /// RFC 9110 section 8.6: digits and nothing else; leading zeros are refused too, because parsers disagree on them.
    private static func length(_ value: UnsafeRawBufferPointer) throws(HTTPFailure) -> Int {
        guard (1...18).contains(value.count), value.allSatisfy(ByteSet.digits.contains),
            value.count == 1 || value[0] != UInt8(ascii: "0")
        else { throw framing("Content-Length is not a plain number.") }
        return value.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }

    /// The empty line has come: decides what the fields mean together.
    private mutating func finish() throws(HTTPFailure) -> HTTP1RequestHead {
        let isOld = head.version == .http10
        guard hostCount == 1 || (isOld && hostCount == 0) else {
            throw HTTPFailure(.host, .badRequest, "A request needs exactly one Host header.")
        }
        guard hostCount == 0 || host != nil else {
            throw HTTPFailure(.host, .badRequest, "The Host header is not a host with an optional port.")
        }
        head.authority = absoluteAuthority ?? host ?? ""
        head.headers = Headers(fields)
        // RFC 9112 section 3.2.2: the target's authority wins; the field follows it, so that nobody reads another host.
        if let absoluteAuthority { head.headers[.hostField] = absoluteAuthority }
        head.framing = try framing()
        guard !hasUnknownExpectation else {
            throw HTTPFailure(.expectation, .expectationFailed, "Only the expectation 100-continue is known.")
        }
        head.keepAlive = !closes && (!isOld || keepsAlive)
        head.expectsContinue = expectsContinue && !isOld && head.framing != .none
        return head
    }

    /// RFC 9112 section 6.3, without any of its leniency.
    private func framing() throws(HTTPFailure) -> HTTP1RequestHead.Framing {
        guard codingCount == 0 || lengthCount == 0 else {
            throw Self.framing("Content-Length and Transfer-Encoding are both present.")
        }
        guard lengthCount <= 1, codingCount <= 1 else { throw Self.framing("The length of the body is given twice.") }
        if codingCount == 1 {
            guard head.version == .http11 else { throw Self.framing("HTTP/1.0 has no Transfer-Encoding.") }
            // RFC 9112 section 6.1: a coding that is known and not implemented is 501, one that hides the length is 400.
            if coding == .compressed {
                throw HTTPFailure(.framing, .notImplemented, "The only transfer coding taken is chunked.")
            }
            guard coding == .chunked else { throw Self.framing("The only transfer coding taken is chunked.") }
            guard head.method != .trace else { throw Self.framing("TRACE has no body.") }
            return .chunked
        }
        guard let length, length > 0 else { return .none }
        // RFC 9110 section 9.3.8.
        guard head.method != .trace else { throw Self.framing("TRACE has no body.") }
        return .length(length)
    }

    private static func framing(_ message: String) -> HTTPFailure { HTTPFailure(.framing, .badRequest, message) }

    static var tooLarge: HTTPFailure {
        HTTPFailure(.headersTooLarge, .requestHeaderFieldsTooLarge, "The header fields are too many or too long.")
    }
}
