import FerroHTTP
import FerroSupport
import NIOCore
import Testing

@Suite struct `The multipart parser` {
    private static let body = lines(
        """
        --X
        Content-Disposition: form-data; name="title"

        a
        --X
        Content-Disposition: form-data; name="file"; filename="a.bin"
        Content-Type: application/octet-stream

        one\u{D}--X two\u{D}
        --\u{D}
        --Y--
        --X
        Content-Disposition: form-data; name="none"


        --X--

        """)
    private static let expected = [
        ReadPart(name: "title", body: Array("a".utf8)),
        ReadPart(name: "file", fileName: "a.bin", body: Array("one\r--X two\r\r\n--\r\r\n--Y--".utf8)),
        ReadPart(name: "none"),
    ]

    @Test func `reads a body at once, byte by byte and split in two at every place`() throws {
        #expect(try parts(of: Self.body) == Self.expected)
        #expect(try parts(of: Self.body, cuts: Array(1..<Self.body.count)) == Self.expected)
        for cut in 0...Self.body.count { #expect(try parts(of: Self.body, cuts: [cut]) == Self.expected, "cut \(cut)") }
    }

    @Test func `reads a body split in three around every boundary`() throws {
        let body = lines("--X\nContent-Disposition: form-data; name=a\n\n\u{D}\n-\n--X--\n")
        let expected = [ReadPart(name: "a", body: Array("\r\r\n-".utf8))]
        for first in 0...body.count {
            for second in first...body.count { #expect(try parts(of: body, cuts: [first, second]) == expected) }
        }
    }

    @Test(arguments: [
        "--X--", "--X--\n", "--X-- \t\n", "\n--X--", "before\n--X--\nafter\n--X\nanything",
    ])
    func `reads a form without fields`(_ text: String) throws { #expect(try parts(of: lines(text)).isEmpty) }

    @Test func `ignores what stands around the parts`() throws {
        let body = lines("hello\n\n--X \t\nContent-Disposition: form-data; name=a\n\n1\n--X--  \nbye\n--X\n")
        #expect(try parts(of: body) == [ReadPart(name: "a", body: Array("1".utf8))])
    }

    @Test func `reads a part without a line for its bytes`() throws {
        let body = lines("--X\nContent-Disposition: form-data; name=a\n\n--X--\n")
        #expect(try parts(of: body) == [ReadPart(name: "a")])
    }

    @Test func `hands out slices as they come and keeps back only what may be a boundary`() throws {
        var parser = MultipartParser(boundary: try MultipartBoundary("X"))
        parser.push(ByteBuffer(string: "--X\r\nContent-Disposition: form-data; name=a\r\n\r\nabc\r\n--"))
        guard case .part? = try parser.next(), case .body(let first)? = try parser.next() else {
            Issue.record("a part and its bytes were expected")
            return
        }
        #expect(String(buffer: first) == "abc")
        let waits = try parser.next() == nil
        #expect(waits)
        parser.push(ByteBuffer(string: "Y"))
        guard case .body(let second)? = try parser.next() else {
            Issue.record("the bytes that are no boundary were expected")
            return
        }
        #expect(String(buffer: second) == "\r\n--Y")
    }

    @Test func `passes a nested multipart on as bytes`() throws {
        let inner = "--Y\r\nContent-Disposition: file; filename=a\r\n\r\n1\r\n--Y--"
        var body = lines("--X\nContent-Disposition: form-data; name=a\nContent-Type: multipart/mixed; boundary=Y\n\n")
        body += Array(inner.utf8)
        body += lines("\n--X--\n")
        #expect(try parts(of: body) == [ReadPart(name: "a", body: Array(inner.utf8))])
    }

    @Test(arguments: 1...200) func `reads what was written, cut anywhere`(_ seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let letters = (0..<Int.random(in: 1...70, using: &random)).map { _ in Int.random(in: 0..<5, using: &random) }
        let boundary = String(letters.map { Array("abX-'")[$0] })
        let delimiter = Array("\r\n--\(boundary)".utf8)
        var body = Array(delimiter.dropFirst(2))
        var expected: [ReadPart] = []
        for number in 0..<Int.random(in: 0...5, using: &random) {
            let bytes = Self.bytes(like: delimiter, &random)
            expected.append(ReadPart(name: "n\(number)", body: bytes))
            body += Array("\r\nContent-Disposition: form-data; name=n\(number)\r\n\r\n".utf8)
            body += bytes
            body += delimiter
        }
        body += Array("--\r\n".utf8)
        let end = body.count
        let cuts = (0..<Int.random(in: 0...20, using: &random)).map { _ in Int.random(in: 0...end, using: &random) }
        #expect(try parts(of: body, boundary: boundary, cuts: cuts.sorted()) == expected)
    }

    /// Bytes full of what begins as the delimiter does, but without it.
    private static func bytes(like delimiter: [UInt8], _ random: inout SplitMix64) -> [UInt8] {
        var bytes: [UInt8] = []
        for _ in 0..<Int.random(in: 0...12, using: &random) {
            switch Int.random(in: 0..<4, using: &random) {
            case 0: bytes.append(0x0D)
            case 1: bytes += [0x0A, 0x2D, 0x2D]
            case 2: bytes += delimiter.dropLast(Int.random(in: 1...delimiter.count, using: &random))
            default: bytes += [0, 255, 0x2D]
            }
        }
        let isFree = !bytes.contains(delimiter) && !bytes.starts(with: delimiter.dropFirst(2))
        return isFree ? bytes : [0x0D] + delimiter.dropLast()
    }
}
