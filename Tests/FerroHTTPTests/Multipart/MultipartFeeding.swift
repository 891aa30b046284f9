import FerroHTTP
import NIOCore
import Testing

/// A part as a test compares it.
struct ReadPart: Equatable {
    var name: String
    var fileName: String?
    var body: [UInt8] = []
}

/// Feeds a body in chunks that end at the cuts, and gives the parts; the events must come in their order.
func parts(
    of body: [UInt8], boundary: String = "X", cuts: [Int] = [], limits: MultipartLimits = .standard
) throws -> [ReadPart] {
    var parser = MultipartParser(boundary: try MultipartBoundary(boundary), limits: limits)
    return try parts(of: body, cuts: cuts, &parser)
}

func parts(of body: [UInt8], cuts: [Int], _ parser: inout MultipartParser) throws -> [ReadPart] {
    var read: [ReadPart] = []
    var isOpen = false
    var hasEnded = false
    var start = 0
    for cut in cuts + [body.count] {
        parser.push(ByteBuffer(bytes: body[start..<cut]))
        start = cut
        if cut == body.count { parser.finish() }
        while let event = try parser.next() {
            switch event {
            case .part(let head):
                #expect(!isOpen && !hasEnded)
                isOpen = true
                read.append(ReadPart(name: head.name, fileName: head.fileName))
            case .body(let bytes):
                #expect(isOpen && bytes.readableBytes > 0)
                read[read.count - 1].body += bytes.readableBytesView
            case .partEnd:
                #expect(isOpen)
                isOpen = false
            case .end:
                #expect(!isOpen && !hasEnded)
                hasEnded = true
            }
        }
    }
    #expect(hasEnded)
    return read
}

/// The head of a body's only part, by the value of its `Content-Disposition`.
func partHead(_ disposition: String) throws -> MultipartHead? {
    var parser = MultipartParser(boundary: try MultipartBoundary("X"))
    parser.push(ByteBuffer(string: "--X\r\nContent-Disposition: \(disposition)\r\n\r\n\r\n--X--\r\n"))
    guard case .part(let head)? = try parser.next() else { return nil }
    return head
}

/// The bytes of a form with CR LF for each line feed of the text.
func lines(_ text: String) -> [UInt8] { text.utf8.flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] } }
