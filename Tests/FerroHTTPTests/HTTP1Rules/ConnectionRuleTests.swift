import HTTPTypes
import NIOCore
import Testing

@testable import FerroHTTP

@Suite struct `Rules of the Connection field` {
    static let rules: [(version: String, fields: String, staysOpen: Bool)] = [
        ("1.1", "", true), ("1.1", "Connection: keep-alive\r\n", true), ("1.1", "Connection:\r\n", true),
        ("1.1", "Connection: close\r\n", false), ("1.1", "Connection: CLOSE\r\n", false),
        ("1.1", "connection:\t close \r\n", false), ("1.1", "Connection: close, keep-alive\r\n", false),
        ("1.1", "Connection: keep-alive, close\r\n", false), ("1.1", "Connection: x ,\tclose,\r\n", false),
        ("1.1", "Connection: keep-alive\r\nConnection: close\r\n", false), ("1.1", "Connection: ,,close\r\n", false),
        ("1.1", "Connection: closed\r\n", true), ("1.1", "Connection: close;x\r\n", true),
        ("1.1", "Connection: upgrade, x\r\n", true), ("1.1", "Proxy-Connection: close\r\n", true),
        ("1.1", "Keep-Alive: timeout=5\r\n", true),
        ("1.0", "", false), ("1.0", "Connection: keep-alive\r\n", true), ("1.0", "Connection: Keep-Alive, x\r\n", true),
        ("1.0", "Connection: keep-alive, close\r\n", false), ("1.0", "Connection: close\r\n", false),
        ("1.0", "Connection: x\r\n", false), ("1.0", "Keep-Alive: timeout=5\r\n", false),
        ("1.0", "Proxy-Connection: keep-alive\r\n", false),
    ]

    @Test(arguments: rules.indices) func `are kept, RFC 9112 section 9.3`(_ index: Int) throws {
        let rule = Self.rules[index]
        let text = "GET / HTTP/\(rule.version)\r\nHost: a\r\n\(rule.fields)\r\n"
        #expect(try head(text)?.keepAlive == rule.staysOpen)
        let both = decode(text + "GET /behind HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(both.failure == nil && both.lines.count == (rule.staysOpen ? 2 : 1))
    }

    @Test func `bytes behind the last request are known to have been dropped`() throws {
        var decoder = HTTP1Decoder()
        decoder.receive(ByteBuffer(string: "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"))
        while try decoder.next() != nil {}
        #expect(decoder.phase == .closed && !decoder.hasDroppedBytes)
        decoder.receive(ByteBuffer(string: "x"))
        #expect(decoder.hasDroppedBytes)
    }
}
