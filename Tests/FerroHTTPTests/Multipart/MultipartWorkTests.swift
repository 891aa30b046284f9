import FerroHTTP
import NIOCore
import Testing

private let boundary = String(repeating: "a", count: 70)

@Suite struct `The work of the multipart parser` {
    @Test(arguments: [
        "\r", "\n", "\r\n", "\r\n--", "\r\n-", "\r\r\n--aa", "a", "-", "--\(boundary)", "\r\n--\(boundary.dropLast())",
        "\r\n--\(boundary.dropLast())\r",
    ])
    func `is linear in the bytes, whatever they repeat and however they are cut`(_ flood: String) throws {
        let piece = Array(flood.utf8)
        let data = Array(repeatElement(piece, count: 40_000 / piece.count).joined())
        let head = Array("--\(boundary)\r\nContent-Disposition: form-data; name=a\r\n\r\nx".utf8)
        let body = head + data + Array("\r\n--\(boundary)--\r\n".utf8)
        for step in [1, 7, 73, 4096, body.count] {
            var parser = MultipartParser(boundary: try MultipartBoundary(boundary))
            let read = try parts(of: body, cuts: Array(stride(from: step, to: body.count, by: step)), &parser)
            #expect(read.map(\.body) == [[0x78] + data])
            // Each byte once as part of a match, once as the one that ends it; two looks per chunk at what was kept back.
            #expect(parser.compared <= 2 * (body.count + body.count / step + 1), "step \(step)")
        }
    }

    @Test func `keeps nothing of the bytes before the first boundary`() throws {
        var parser = MultipartParser(boundary: try MultipartBoundary("X"))
        for _ in 0..<1000 {
            parser.push(ByteBuffer(string: "\r\n--\r\n--"))
            let waits = try parser.next() == nil
            #expect(waits)
        }
        #expect(parser.compared <= 2 * 8000 + 1000)
    }
}
