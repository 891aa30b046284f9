import FerroHTTP
import HTTPTypes
import NIOCore
import Testing

@Suite struct `Messages of an event stream` {
    private static func bytes(_ event: ServerEvent) throws -> String {
        var buffer = ByteBuffer()
        try event.write(to: &buffer)
        return String(buffer: buffer)
    }

    @Test(arguments: [
        (ServerEvent("hello"), "data: hello\n\n"),
        (ServerEvent(""), "data: \n\n"),
        (ServerEvent(" a:b"), "data:  a:b\n\n"),
        (ServerEvent("a\nb\rc\r\nd"), "data: a\ndata: b\ndata: c\ndata: d\n\n"),
        (ServerEvent("\n\r\n"), "data: \ndata: \ndata: \n\n"),
        (ServerEvent("a\n\nid: 7"), "data: a\ndata: \ndata: id: 7\n\n"),
        (
            ServerEvent("x", event: "score", id: "7", retry: .seconds(3)),
            "event: score\nid: 7\nretry: 3000\ndata: x\n\n"
        ),
        (ServerEvent("x", id: ""), "id: \ndata: x\n\n"),
        (.retry(.milliseconds(1500)), "retry: 1500\n\n"),
        (.retry(.seconds(-1)), "retry: 0\n\n"),
        (.retry(.seconds(Int64.max)), "retry: 86400000\n\n"),
        (.comment("still\nhere"), ": still\n: here\n\n"),
    ]) func `are written line by line`(event: ServerEvent, text: String) throws {
        #expect(try Self.bytes(event) == text)
    }

    @Test(arguments: ["a\nb", "a\rb", "a\r\nb", "a\0b", "\n"]) func `with such an id are refused`(id: String) {
        let error = #expect(throws: HTTPFailure.self) { try Self.bytes(ServerEvent("x", id: id)) }
        #expect(error?.code == .response)
    }

    @Test(arguments: ["a\nb", "a\rb", "\r\n"]) func `with such a name are refused`(name: String) {
        let error = #expect(throws: HTTPFailure.self) { try Self.bytes(ServerEvent("x", event: name)) }
        #expect(error?.code == .response)
    }

    @Test func `carry values as JSON`() throws {
        struct Score: Encodable { let home: Int, note: String }
        let event = try ServerEvent(json: Score(home: 2, note: "a\nb"), event: "score", id: "9")
        #expect(try Self.bytes(event) == "event: score\nid: 9\ndata: {\"home\":2,\"note\":\"a\\nb\"}\n\n")
    }

    @Test(arguments: 0..<200) func `arrive as they were sent`(seed: Int) throws {
        var random = SeededRandom(seed: UInt64(seed))
        var text = ""
        var expected: [EventStreamParser.Event] = []
        var lastID = ""
        for _ in 0..<20 {
            var event = ServerEvent(Self.text(&random))
            if Bool.random(using: &random) { event.data = nil }
            if Bool.random(using: &random) { event.event = Self.word(&random) }
            if Bool.random(using: &random) { event.id = Self.word(&random) }
            if Bool.random(using: &random) { event.comment = Self.text(&random) }
            text += try Self.bytes(event)
            lastID = event.id ?? lastID
            guard let data = event.data else { continue }
            let type = event.event.flatMap { $0.isEmpty ? nil : $0 } ?? "message"
            expected.append(.init(data: Self.lineFeeds(data), type: type, lastID: lastID))
        }
        let parser = EventStreamParser(text)
        #expect(parser.events == expected)
        #expect(parser.lastID == lastID)
    }

    /// Text as it arrives: every kind of line break is a line feed.
    private static func lineFeeds(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        var isAfterReturn = false
        for scalar in text.unicodeScalars {
            if scalar == "\n", isAfterReturn {
                isAfterReturn = false
                continue
            }
            isAfterReturn = scalar == "\r"
            result.append(scalar == "\r" ? "\n" : scalar)
        }
        return String(result)
    }

    private static func text(_ random: inout SeededRandom) -> String { compose("\n\r:: \u{FEFF}\0aé😀data", &random) }
    private static func word(_ random: inout SeededRandom) -> String { compose(": aé😀7", &random) }

    private static func compose(_ alphabet: String, _ random: inout SeededRandom) -> String {
        let scalars = Array(alphabet.unicodeScalars)
        var result = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: 0...12, using: &random) {
            if let scalar = scalars.randomElement(using: &random) { result.append(scalar) }
        }
        return String(result)
    }

    @Test(
        arguments: [
            ("7", "7"), ("späť", "späť"), ("", nil), ("a\u{FFFD}", nil), ("a\0b", nil),
            (String(repeating: "x", count: 1024), String(repeating: "x", count: 1024)),
            (String(repeating: "x", count: 1025), nil),
        ] as [(String, String?)]) func `are named by the client that has the last`(field: String, id: String?)
    {
        #expect(Request(headers: [.lastEventID: field]).lastEventID == id)
    }

    @Test func `are named once or not at all`() {
        var headers: Headers = [.lastEventID: "1"]
        headers.append(.lastEventID, "2")
        #expect(Request(headers: headers).lastEventID == nil)
        #expect(Request().lastEventID == nil)
    }
}
