/// Finds `CRLF -- boundary` in bytes.
///
/// A boundary holds no CR, so the CR it begins with is the only place where a match can begin: after a mismatch the bytes
/// already compared are never looked at again, whatever a sender repeats. The work is linear, and `memchr` does most.
struct MultipartDelimiter: Sendable {
    enum Match: Equatable {
        case none
        /// The bytes end inside what may be the delimiter: so many of its bytes, from there on.
        case partial(at: Int, length: Int)
        case full(at: Int)
    }

    let bytes: [UInt8]

    init(_ boundary: MultipartBoundary) { bytes = Array("\r\n--\(boundary)".utf8) }

    /// The first match, where the first `known` bytes are known to match already; counts the bytes it compares.
    func search(_ body: UnsafeRawBufferPointer, known: Int = 0, compared: inout Int) -> Match {
        var position = 0
        var known = known
        while let start = known > 0 ? 0 : body.first(bytes[0], from: position) {
            let length = matching(body, from: start, skipping: known)
            compared += length - known + 1
            if length == bytes.count { return .full(at: start) }
            if start + length == body.count { return .partial(at: start, length: length) }
            position = start + max(1, length)
            known = 0
        }
        return .none
    }

    /// Whether the bytes begin with the delimiter without its line break; nil when there are too few to tell.
    func begins(_ body: UnsafeRawBufferPointer) -> Bool? {
        let wanted = bytes.dropFirst(2)
        for (byte, other) in zip(body, wanted) where byte != other { return false }
        return body.count < wanted.count ? nil : true
    }

    private func matching(_ body: UnsafeRawBufferPointer, from start: Int, skipping known: Int) -> Int {
        var length = known
        while length < bytes.count, start + length < body.count, body[start + length] == bytes[length] { length += 1 }
        return length
    }
}
