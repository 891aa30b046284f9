import Testing

@testable import FerroHTTP

@Suite struct `Limits of a request` {
    private let limits = HTTPLimits(targetBytes: 10, headerBytes: 40, headerCount: 3, bodyBytes: 8, chunkLineBytes: 20)

    private func status(_ text: String) -> [Int?] { [.max, 1].map { decode(text, by: $0, limits: limits).status } }

    @Test func `a target at its limit passes and one byte more is 414`() {
        #expect(status("GET /123456789 HTTP/1.1\r\nHost: a\r\n\r\n") == [nil, nil])
        #expect(status("GET /1234567890 HTTP/1.1\r\nHost: a\r\n\r\n") == [414, 414])
    }

    @Test func `a target without end is refused before its line is whole`() {
        #expect(status("GET /" + String(repeating: "a", count: 200)) == [414, 414])
    }

    @Test func `too many header bytes are 431, also before the line is whole`() {
        #expect(
            status("GET / HTTP/1.1\r\nHost: a\r\nX: " + String(repeating: "a", count: 26) + "\r\n\r\n") == [nil, nil])
        #expect(
            status("GET / HTTP/1.1\r\nHost: a\r\nX: " + String(repeating: "a", count: 27) + "\r\n\r\n") == [431, 431])
        #expect(status("GET / HTTP/1.1\r\nHost: a\r\nX: " + String(repeating: "a", count: 40)) == [431, 431])
    }

    @Test func `too many header fields are 431`() {
        #expect(status("GET / HTTP/1.1\r\nHost: a\r\nA: 1\r\nB: 2\r\n\r\n") == [nil, nil])
        #expect(status("GET / HTTP/1.1\r\nHost: a\r\nA: 1\r\nB: 2\r\nC: 3\r\n\r\n") == [431, 431])
    }

    @Test func `an announced body above the limit is 413 before a byte of it`() {
        #expect(status("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 8\r\n\r\n") == [nil, nil])
        #expect(status("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\n") == [413, 413])
    }

    @Test func `a chunked body is 413 as soon as a chunk announces too much`() {
        let start = "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding:chunked\r\n\r\n4\r\nabcd\r\n"
        let roomy = HTTPLimits(bodyBytes: 8)
        #expect(decode(start + "4\r\nefgh\r\n0\r\n\r\n", limits: roomy).bodies == ["abcdefgh"])
        #expect(decode(start + "5\r\n", limits: roomy).status == 413)
        #expect(decode(start + "fffffffffffffff\r\n", limits: roomy).status == 413)
    }

    @Test func `trailers share the limits of headers`() {
        let start = "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n"
        var few = HTTPLimits()
        few.headerCount = 2
        #expect(decode(start + "A: 1\r\nB: 1\r\n\r\n", limits: few).bodies == [""])
        #expect(decode(start + "A: 1\r\nB: 1\r\nC: 1\r\n\r\n", limits: few).status == 431)
        #expect(decode(start + "A: " + String(repeating: "a", count: 17_000)).status == 431)
    }
}
