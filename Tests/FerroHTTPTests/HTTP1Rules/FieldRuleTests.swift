import HTTPTypes
import Testing

@testable import FerroHTTP

@Suite struct `Rules of header fields` {
    private static let bad = Rule.Verdict.refused(400, .header)
    private static let read = Rule.Verdict.read("POST /? a")

    static let rules: [Rule] = [
        .fields("9112 5", "X: y", read), .fields("9112 5", "X:y", read), .fields("9112 5", "X: \t y \t ", read),
        .fields("9112 5", "X:", read), .fields("9112 5", "X: ", read), .fields("9112 5", "X::", read),
        .fields("9112 5", "X: \":;,/?=@[]{}()<>\\", read), .fields("9110 5.5", "X: \u{e9}\u{20ac}", read),
        .fields("9110 5.6.2", "!#$%&'*+-.^_`|~09aZ: y", read), .fields("9110 5.3", "X: 1\r\nX: 2\r\nx: 3", read),
        // White space before the colon once made one server see another field than the next.
        .fields("9112 5.1", "X : y", bad), .fields("9112 5.1", "X\t: y", bad), .fields("9112 5.1", " X: y", bad),
        .fields("9112 5.1", "\tX: y", bad), .fields("9112 5.1", "X y: z", bad),
        .fields("9112 5.1", "Content-Length : 5", bad), .fields("9112 5.1", "Transfer-Encoding : chunked", bad),
        .fields("9112 5.1", "Content-Length\u{b}: 5", bad), .fields("9112 5.1", "Transfer-Encoding\u{0}: chunked", bad),
        .fields("9112 5.2", "X: y\r\n z", bad), .fields("9112 5.2", "X: y\r\n\tz", bad),
        .fields("9112 5.2", "X: y\r\n ", bad), .fields("9112 5.2", "X:\r\n y", bad),
        .fields("9112 5.2", "Transfer-Encoding:\r\n chunked", bad), .fields("9112 5.2", "X: y\r\n \r\nZ: z", bad),
        .fields("9112 5", "X", bad), .fields("9112 5", ": y", bad), .fields("9112 5", ":", bad),
        .fields("9112 5", "X=y", bad), .fields("9112 5", "GET /behind HTTP/1.1", bad),
        .fields("9110 5.6.2", "X\u{e9}: y", bad), .fields("9110 5.6.2", "\u{feff}X: y", bad),
        .fields("9110 5.6.2", "X(: y", bad), .fields("9110 5.6.2", "X/: y", bad), .fields("9110 5.6.2", "X@: y", bad),
        .fields("9110 5.6.2", "X[: y", bad), .fields("9110 5.6.2", "X{: y", bad),
        .fields("9110 5.6.2", "\"X\": y", bad),
        .fields("9110 5.6.2", "X,: y", bad), .fields("9110 5.6.2", "X;: y", bad), .fields("9110 5.6.2", "X\\: y", bad),
        .fields("9110 5.5", "X: \u{0}", bad), .fields("9110 5.5", "X: a\u{0}b", bad),
        .fields("9110 5.5", "X: \u{1}", bad), .fields("9110 5.5", "X: \u{8}", bad),
        .fields("9110 5.5", "X: \u{b}", bad),
        .fields("9110 5.5", "X: \u{c}", bad), .fields("9110 5.5", "X: \u{1b}[31m", bad),
        .fields("9110 5.5", "X: \u{7f}", bad),
        // A lone line feed or carriage return ends a line for some and not for others.
        .fields("9112 2.2", "X: a\nY: b", bad), .fields("9112 2.2", "X: a\rY: b", bad),
        .fields("9112 2.2", "X: a\r\r\nY: b", bad), .fields("9112 2.2", "X: a\n\nGET /behind HTTP/1.1", bad),
        .fields("9112 2.2", "X: a\r\n\nGET /behind HTTP/1.1", bad), .fields("9112 2.2", "X: a\n", bad),
        .fields("9112 2.2", "X: a\r\n\r", bad), .fields("9112 2.2", "\rX: a", bad),
    ]

    @Test(arguments: rules) func `are kept`(_ rule: Rule) { rule.check() }

    @Test(arguments: UInt8(0)...255) func `hold for every byte of a name and of a value`(_ byte: UInt8) {
        func code(_ before: String, _ after: String) -> HTTPFailure.Code? {
            decode(bytes: Array("GET / HTTP/1.1\r\nHost: a\r\n\(before)".utf8) + [byte] + Array(after.utf8)).failure
        }
        let isToken =
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
            default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
            }
        // "X:Y: z" is a field X with the value "Y: z".
        #expect((code("X", "Y: z\r\n\r\n") == nil) == (isToken || byte == UInt8(ascii: ":")))
        #expect((code("X: a", "b\r\n\r\n") == nil) == ((byte >= 0x20 && byte != 0x7F) || byte == 0x09))
    }

    @Test func `keep inner white space and drop the outer`() throws {
        let headers = try #require(try head("GET / HTTP/1.1\r\nHost: a\r\nX-A: \t b \t c \t \r\nX-B:\r\n\r\n")?.headers)
        #expect(headers[try #require(HTTPField.Name("X-A"))] == "b \t c")
        #expect(headers[try #require(HTTPField.Name("X-B"))] == "")
    }
}
