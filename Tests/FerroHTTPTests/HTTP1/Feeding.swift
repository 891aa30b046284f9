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
    var decoder = HTTP1Decoder(limits: limits)
    var result = Decoded()
    var body = ""
    var rest = Array(text.utf8)[...]
    repeat {
        decoder.receive(ByteBuffer(bytes: rest.prefix(step)))
        rest = rest.dropFirst(step)
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
    } while !rest.isEmpty
    return result
}

/// The head of the only request in a text.
func head(_ text: String) throws -> HTTP1RequestHead? {
    var decoder = HTTP1Decoder()
    decoder.receive(ByteBuffer(string: text))
    guard case .head(let head) = try decoder.next() else { return nil }
    return head
}
