import HTTPTypes
import NIOCore

@testable import FerroHTTP

/// What came out of a decoder, flattened for comparison.
struct Decoded: Equatable {
    var lines: [String] = []
    var bodies: [String] = []
    var failure: HTTPFailure.Code?
    var status: Int?
}

/// Feeds text to a decoder in pieces of that many bytes and takes everything it says.
func decode(_ text: String, by step: Int = .max, limits: HTTPLimits = .standard) -> Decoded {
    decode(bytes: Array(text.utf8), by: step, limits: limits)
}

/// Feeds bytes to a decoder in pieces and takes everything it says.
func decode(bytes: [UInt8], by step: Int = .max, limits: HTTPLimits = .standard) -> Decoded {
    var pieces: [ArraySlice<UInt8>] = []
    var rest = bytes[...]
    repeat {
        pieces.append(rest.prefix(step))
        rest = rest.dropFirst(step)
    } while !rest.isEmpty
    return decode(pieces, limits)
}

/// Feeds bytes to a decoder in two pieces and takes everything it says.
func decode(cutting bytes: [UInt8], at cut: Int) -> Decoded {
    decode([bytes.prefix(cut), bytes.dropFirst(cut)], .standard)
}

private func decode(_ pieces: [ArraySlice<UInt8>], _ limits: HTTPLimits) -> Decoded {
    var decoder = HTTP1Decoder(limits: limits)
    var result = Decoded()
    var body = ""
    for piece in pieces {
        decoder.receive(ByteBuffer(bytes: piece))
        do throws(HTTPFailure) {
            while let event = try decoder.next() {
                switch event {
                case .head(let head):
                    result.lines.append("\(head.method) \(head.path)?\(head.query) \(head.authority)")
                    body = ""
                case .body(let part): body += String(buffer: part)
                case .end: result.bodies.append(body)
                }
            }
        } catch {
            result.failure = error.code
            result.status = error.status.code
        }
    }
    return result
}

/// The head of the only request in a text.
func head(_ text: String) throws -> HTTP1RequestHead? {
    var decoder = HTTP1Decoder()
    decoder.receive(ByteBuffer(string: text))
    guard case .head(let head) = try decoder.next() else { return nil }
    return head
}
