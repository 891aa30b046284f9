import FerroHTTP
import HTTPTypes
import NIOCore

/// Compressed bodies: however the data is cut, the same comes out or the same is refused, within the limits; and what is
/// compressed reads back.
///
/// The first byte of the input says the format and where the rest is cut.
@Sendable func checkInflate(_ bytes: [UInt8]) throws(Violation) {
    guard let first = bytes.first else { return }
    let format: DeflateFormat = first & 1 == 0 ? .gzip : .zlib
    let data = ByteBuffer(bytes: bytes.dropFirst())
    let limits = InflateLimits(bytes: 1 << 20, ratio: 50)
    let whole = inflate([data], format, limits)
    let pieces = inflate(cut(data, every: Int(first >> 1) + 1), format, limits)
    switch (whole, pieces) {
    case (.success(let whole), .success(let pieces)):
        try Violation.unless(whole == pieces, "\(whole.count) bytes at once, \(pieces.count) in pieces")
        try Violation.unless(whole.count <= limits.bytes, "\(whole.count) bytes came out")
        let allowed = max(InflateLimits.freeBytes, data.readableBytes * limits.ratio)
        try Violation.unless(whole.count <= allowed, "\(whole.count) bytes out of \(data.readableBytes)")
    case (.failure(let whole), .failure(let pieces)):
        try Violation.unless([400, 413].contains(whole.status.code), "refused with \(whole.status.code)")
        try Violation.unless([400, 413].contains(pieces.status.code), "refused with \(pieces.status.code)")
    case (.failure(let failure), .success), (.success, .failure(let failure)):
        // Where the ratio is looked at depends on the pieces; nothing else may.
        try Violation.unless(failure.status.code == 413, "\(whole) at once, \(pieces) in pieces")
    }
    try checkRoundTrip(data, format)
}

private func checkRoundTrip(_ bytes: ByteBuffer, _ format: DeflateFormat) throws(Violation) {
    do {
        let coded = try Deflater(format, expecting: bytes.readableBytes).compress(bytes, then: .end)
        let back = try Inflater.inflate(coded, as: format, limits: InflateLimits(ratio: 2000))
        try Violation.unless(back == bytes, "\(bytes.readableBytes) bytes read back as \(back.readableBytes)")
    } catch {
        throw Violation(description: "what was compressed cannot be read: \(error)")
    }
}

private func cut(_ bytes: ByteBuffer, every size: Int) -> [ByteBuffer] {
    var rest = bytes
    var pieces: [ByteBuffer] = []
    while let piece = rest.readSlice(length: min(size, rest.readableBytes)), piece.readableBytes > 0 {
        pieces.append(piece)
    }
    return pieces
}

private func inflate(
    _ pieces: [ByteBuffer], _ format: DeflateFormat, _ limits: InflateLimits
) -> Result<[UInt8], HTTPFailure> {
    Result { () throws(HTTPFailure) in
        let inflater = Inflater(format, limits: limits)
        var out: [UInt8] = []
        for piece in pieces {
            inflater.feed(piece)
            while let made = try inflater.next() { out += made.readableBytesView }
        }
        try inflater.finish()
        return out
    }
}
