import HTTPTypes
public import NIOCore

/// Reads `multipart/form-data` as it arrives (RFC 7578, RFC 2046 section 5.1): bytes in, events out, no I/O.
///
/// ```swift
/// var parser = MultipartParser(boundary: try MultipartBoundary(contentType: type))
/// parser.push(chunk)
/// while let event = try parser.next() { … }      // nil: push more, or finish
/// ```
///
/// It keeps no more than an unfinished header line or delimiter, so memory is constant whatever the parts hold, and its
/// work is linear in the bytes pushed, however they are cut. The rules where implementations differ:
/// - Bytes before the first boundary line and after the last are ignored.
/// - Lines end in CR LF; a bare CR or LF in a part's header or after a boundary is refused, folded header lines too.
/// - After a boundary come spaces or tabs and CR LF, or `--`; anything else is refused, as a sender's boundary does not
///   begin a line of its data.
/// - A body without the closing boundary is refused.
/// - A part that is itself multipart is passed on as bytes.
/// - A part with `Content-Transfer-Encoding` is refused unless it says that there is none.
public struct MultipartParser: Sendable {
    enum State { case start, preamble, boundary, head, bodyStart, body, closing, ended }

    /// What a state's step leads to.
    enum Step {
        case event(MultipartEvent)
        case again
        case needsBytes
    }

    let delimiter: MultipartDelimiter
    let limits: MultipartLimits
    var state = State.start
    var buffer = ByteBuffer()
    /// The number of the current part, from 1.
    var part = 0
    var headParser = MultipartHeadParser()
    /// Where the search for a line's end goes on.
    var scanned = 0
    var padding = 0
    var head: MultipartHead?
    var partBytes = 0
    /// How many bytes of the delimiter the buffer begins with, by the last search.
    var known = 0
    /// How many bytes were compared with the delimiter.
    package internal(set) var compared = 0

    private var received = 0
    private var isFinished = false
    private var failure: HTTPFailure?

    /// Starts before the first byte of a body.
    public init(boundary: MultipartBoundary, limits: MultipartLimits = .standard) {
        delimiter = MultipartDelimiter(boundary)
        self.limits = limits
    }

    /// Adds bytes of the body: from outside, of any form, cut anywhere.
    public mutating func push(_ bytes: ByteBuffer) {
        let (sum, overflow) = received.addingReportingOverflow(bytes.readableBytes)
        received = overflow ? .max : sum
        guard state != .ended, failure == nil else { return }
        guard buffer.readableBytes > 0 else { return buffer = bytes }
        buffer.discardReadBytes()
        buffer.writeImmutableBuffer(bytes)
    }

    /// Says that the body has no more bytes.
    public mutating func finish() { isFinished = true }

    /// The next event; nil when it needs more bytes, or all have been handed out.
    ///
    /// Throws an ``HTTPFailure``, the same ever after: 400 for what breaks the grammar, 413 for what exceeds a limit.
    public mutating func next() throws(HTTPFailure) -> MultipartEvent? {
        if let failure { throw failure }
        do throws(HTTPFailure) {
            return try advance()
        } catch {
            failure = error
            buffer = ByteBuffer()
            throw error
        }
    }

    private mutating func advance() throws(HTTPFailure) -> MultipartEvent? {
        if let limit = limits.totalBytes, received > limit {
            throw .multipart("The multipart body is longer than \(limit) bytes.", .contentTooLarge)
        }
        while true {
            switch try step() {
            case .event(let event): return event
            case .again: continue
            case .needsBytes: return isFinished ? try atEnd() : nil
            }
        }
    }

    private mutating func step() throws(HTTPFailure) -> Step {
        switch state {
        case .start: readStart()
        case .preamble: readPreamble()
        case .boundary: try readBoundary()
        case .head: try readHead()
        case .bodyStart: readBodyStart()
        case .body: try readBody()
        case .closing: try readClosing()
        case .ended: .needsBytes
        }
    }

    /// The bytes end here: fine after the closing boundary only.
    private mutating func atEnd() throws(HTTPFailure) -> MultipartEvent? {
        switch state {
        case .ended: return nil
        case .closing where buffer.readableBytes == 0:
            state = .ended
            return .end
        default: throw .multipart("The multipart body ends before its closing boundary.")
        }
    }
}
