import FerroHTTP
import HTTPTypes
import NIOCore
import Testing

private let disposition = "Content-Disposition: form-data; name=a"

@Suite struct `A multipart body is refused` {
    @Test(arguments: [
        "", "--X", "--X\n", "--X-", "no boundary at all", "--X\n\(disposition)\n\n1", "--X\n\(disposition)\n\n1\n--X",
        "--X\n\(disposition)\n\n1\n--X-", "--X\n\(disposition)\n", "--X-- \u{D}",
    ])
    func `when it ends before its closing boundary`(_ text: String) {
        let error = #expect(throws: HTTPFailure.self) { try parts(of: lines(text)) }
        #expect(error?.code == .multipart && error?.status == .badRequest)
        #expect(error?.message.contains("ends before") == true)
    }

    @Test(arguments: [
        "--X\n\(disposition)\n\n1\n--Xtra\n\n--X--\n",  // the data of a sender does not hold its boundary
        "--X\n\(disposition)\n\n1\n--X-x\n--X--\n", "--X --\n", "--X--x\n",
        "--X\u{20}\(String(repeating: " ", count: 80))\n--X--\n",
        "--X\n\n1\n--X--\n", "--X\nContent-Type: a/b\n\n1\n--X--\n",
        "--X\nContent-Disposition: attachment; name=a\n\n1\n--X--\n",
        "--X\nContent-Disposition: form-data\n\n1\n--X--\n",
        "--X\n\(disposition)\n\(disposition)\n\n1\n--X--\n", "--X\n\(disposition); name=b\n\n1\n--X--\n",
        "--X\n\(disposition); filename=a; filename=b\n\n1\n--X--\n", "--X\n\(disposition)\"\n\n1\n--X--\n",
        "--X\nContent-Disposition: form-data; name=\"a\n\n1\n--X--\n",
        "--X\nContent-Disposition : form-data; name=a\n\n--X--\n",
        "--X\n\(disposition)\n folded: 1\n\n1\n--X--\n", "--X\nno colon\n\n1\n--X--\n", "--X\n: a\n\n1\n--X--\n",
        "--X\n\(disposition)\nA: \u{0}\n\n1\n--X--\n", "--X\n\(disposition)\nA: b\u{D}c\n\n1\n--X--\n",
        "--X\n\(disposition)\nContent-Transfer-Encoding: base64\n\nMQ==\n--X--\n",
    ])
    func `when it breaks the grammar`(_ text: String) {
        let error = #expect(throws: HTTPFailure.self) { try parts(of: lines(text)) }
        #expect(error?.status == .badRequest)
    }

    @Test(arguments: ["--X\n\(disposition)\n\n1\n--X--\n", "--X\r\n\(disposition)\n\r\n1\r\n--X--\r\n", "--X--\n"])
    func `when its lines end in LF only`(_ text: String) {
        #expect(throws: HTTPFailure.self) { try parts(of: Array(text.utf8)) }
    }

    @Test func `again and again once it was`() throws {
        var parser = MultipartParser(boundary: try MultipartBoundary("X"))
        parser.push(ByteBuffer(string: "--Xy"))
        for _ in 0..<3 {
            #expect(throws: HTTPFailure.self) { try parser.next() }
            parser.push(ByteBuffer(string: "--X--\r\n"))
        }
    }

    private static let whole = """
        --X
        \(disposition)
        A: b

        12345
        --X
        Content-Disposition: form-data; name=b; filename=c.txt

        1234567
        --X--

        """

    @Test(arguments: [
        (MultipartLimits(parts: 1), "more than 1 parts"), (MultipartLimits(headerBytes: 44), "part 1"),
        (MultipartLimits(headerCount: 1), "Part 1"), (MultipartLimits(nameBytes: 0), "name of part 1"),
        (MultipartLimits(fileNameBytes: 4), "\"b\""), (MultipartLimits(fieldBytes: 4), "\"a\""),
        (MultipartLimits(fileBytes: 6), "\"b\""), (MultipartLimits(totalBytes: 137), "137"),
    ])
    func `with 413 beyond each limit, naming the place`(_ limits: MultipartLimits, _ place: String) throws {
        let body = lines(Self.whole)
        for cuts in [[], Array(1..<body.count)] {
            let error = #expect(throws: HTTPFailure.self) { try parts(of: body, cuts: cuts, limits: limits) }
            #expect(error?.status == .contentTooLarge && error?.message.contains(place) == true)
        }
    }

    @Test func `not at the limits themselves`() throws {
        let limits = MultipartLimits(
            parts: 2, headerBytes: 60, headerCount: 2, nameBytes: 1, fileNameBytes: 5, fieldBytes: 5, fileBytes: 7,
            totalBytes: lines(Self.whole).count)
        #expect(try parts(of: lines(Self.whole), limits: limits).count == 2)
    }

    @Test func `before a header line without end is kept`() throws {
        var parser = MultipartParser(boundary: try MultipartBoundary("X"), limits: MultipartLimits(headerBytes: 100))
        parser.push(ByteBuffer(string: "--X\r\n"))
        var pushed = 0
        let error = #expect(throws: HTTPFailure.self) {
            for _ in 0..<1000 {
                parser.push(ByteBuffer(string: "a"))
                pushed += 1
                let waits = try parser.next() == nil
                #expect(waits)
            }
        }
        #expect(error?.status == .contentTooLarge && pushed == 101)
    }
}
