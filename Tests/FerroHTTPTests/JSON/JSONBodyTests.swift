import FerroHTTP
import Foundation
import HTTPTypes
import NIOCore
import Testing

@Suite struct `JSON bodies` {
    private struct Link: Codable, Equatable {
        var url: String
        var votes: Int
        var createdAt: Date?
    }

    private func decode(_ text: String) throws -> Link {
        try JSONBody.decode(Link.self, from: ByteBuffer(string: text))
    }

    private func complaint(_ text: String) -> String? {
        do {
            _ = try JSONBody.decode([String: Int].self, from: ByteBuffer(string: text))
            return nil
        } catch let error as Abort {
            return error.status == .badRequest ? error.message : "wrong status"
        } catch {
            return nil
        }
    }

    @Test func `come back as they went`() throws {
        let link = Link(
            url: "https://a/\u{1F600}", votes: -3, createdAt: Date(timeIntervalSince1970: 1_795_255_200.123))
        let bytes = try JSONBody.encode(link)
        #expect(String(buffer: bytes).contains("\"https://a/"))
        #expect(String(buffer: bytes).contains("\"2026-11-21T10:00:00.123Z\""))
        #expect(try JSONBody.decode(Link.self, from: bytes).url == link.url)
    }

    @Test(arguments: ["2026-11-21T10:00:00Z", "2026-11-21T10:00:00.000Z", "2026-11-21T11:00:00+01:00"])
    func `read dates with and without a fraction`(_ date: String) throws {
        let link = try decode(#"{"url":"x","votes":1,"createdAt":"\#(date)"}"#)
        #expect(link.createdAt == Date(timeIntervalSince1970: 1_795_255_200))
    }

    @Test(arguments: [
        ("", "line 1, column 1"), ("{", "line 1, column 2"), ("{\n  \"a\": 1,\n}", "line 3, column 1"),
        ("{\"a\" 1}", "line 1, column 6"), ("{\"é\": tru}", "line 1, column 7"), ("[1,]", "line 1, column 4"),
        ("{\"a\":01}", "line 1, column 7"), ("{\"a\":1.}", "line 1, column 8"), ("{\"a\":-}", "line 1, column 7"),
        ("{\"a\":1e}", "line 1, column 8"), ("{'a':1}", "line 1, column 2"), ("{\"a\":\"\t\"}", "line 1, column 7"),
        ("{\"a\":\"\\x\"}", "line 1, column 7"), ("{\"a\":\"\\u12g4\"}", "line 1, column 7"),
        ("{\"a\":\"\\ud800\"}", "line 1, column 7"), ("{\"a\":\"\\ud800\\u0041\"}", "line 1, column 7"),
        ("{\"a\":1} x", "line 1, column 9"), ("\u{feff}{}", "line 1, column 1"), ("{\"a\":NaN}", "line 1, column 6"),
        ("[1}", "line 1, column 3"), ("{\"a\":\"b", "line 1, column 8"),
    ])
    func `that are malformed name the place`(_ text: String, _ place: String) {
        #expect(complaint(text)?.contains(place) == true, "\(complaint(text) ?? "-")")
    }

    @Test func `with bytes that are not UTF-8 are malformed`() {
        for bytes: [UInt8] in [[0x80], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xE2, 0x82]] {
            let text = Array("{\"a\":\"".utf8) + bytes + Array("\"}".utf8)
            #expect(throws: Abort.self) { try JSONBody.decode([String: String].self, from: ByteBuffer(bytes: text)) }
        }
    }

    @Test func `nest to the limit and not beyond, however deep they claim to be`() throws {
        func nested(_ depth: Int) -> String {
            String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        }
        #expect(complaint(nested(128)) == nil)
        #expect(complaint(nested(129))?.contains("128 levels") == true)
        #expect(complaint(String(repeating: "[", count: 2_000_000))?.contains("128 levels") == true)
        #expect(complaint(String(repeating: "{\"a\":", count: 1_000_000))?.contains("128 levels") == true)
    }

    @Test func `that do not fit keep their decoding error`() {
        #expect(throws: DecodingError.self) { try decode(#"{"url":"x","votes":"many"}"#) }
        #expect(throws: DecodingError.self) { try decode(#"{"url":"x"}"#) }
        #expect(throws: DecodingError.self) { try decode(#"{"url":"x","votes":1,"createdAt":"yesterday"}"#) }
        #expect(throws: DecodingError.self) { try decode(#"{"url":"x","votes":1e99}"#) }
    }
}
