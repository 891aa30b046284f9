/// What a `Transfer-Encoding` field asks for, RFC 9112 section 6.1.
enum TransferCoding: Sendable {
    /// `chunked` and nothing else.
    case chunked
    /// A registered compression and then `chunked`: the length is known, the coding is not implemented.
    case compressed
    /// Anything else: where the body ends is not certain.
    case invalid

    /// Reads the value of the only field.
    init(_ value: UnsafeRawBufferPointer) {
        if value.equalsIgnoringCase("chunked") {
            self = .chunked
            return
        }
        let codings = value.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
            .map { UnsafeRawBufferPointer(rebasing: $0).trimmed }
        let isCompressed =
            codings.count > 1 && codings[codings.count - 1].equalsIgnoringCase("chunked")
            && codings.dropLast().allSatisfy(Self.isCompression)
        self = isCompressed ? .compressed : .invalid
    }

    /// RFC 9112 section 7.2.
    private static func isCompression(_ coding: UnsafeRawBufferPointer) -> Bool {
        let known: [StaticString] = ["gzip", "x-gzip", "deflate", "compress", "x-compress"]
        return known.contains { coding.equalsIgnoringCase($0) }
    }
}
