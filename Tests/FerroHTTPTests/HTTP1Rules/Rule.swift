import Testing

@testable import FerroHTTP

/// One request and what RFC 9110, 9112 or 3986 makes of it.
struct Rule: Sendable, CustomTestStringConvertible {
    enum Verdict: Sendable, Equatable {
        /// It is read: method, path, query and authority, and the body.
        case read(String, body: String = "")
        case refused(Int, HTTPFailure.Code)
    }

    var section: String
    var text: String
    var verdict: Verdict

    init(_ section: String, _ text: String, _ verdict: Verdict) {
        self.section = section
        self.text = text
        self.verdict = verdict
    }

    var testDescription: String { "\(section): \(String(text.prefix(90)).debugDescription)" }

    /// Header lines of a request that is well formed but for them, with another request behind.
    static func fields(_ section: String, _ lines: String, _ verdict: Verdict, body: String = "") -> Rule {
        Rule(section, "POST / HTTP/1.1\r\nHost: a\r\n\(lines)\r\n\r\n\(body)", verdict)
    }

    /// A request target.
    static func target(_ section: String, _ target: String, _ verdict: Verdict) -> Rule {
        Rule(section, "GET \(target) HTTP/1.1\r\nHost: a\r\n\r\n", verdict)
    }

    /// The value of Host.
    static func host(_ value: String, _ verdict: Verdict) -> Rule {
        Rule("9112 3.2", "GET / HTTP/1.1\r\nHost: \(value)\r\n\r\n", verdict)
    }

    /// A chunked body.
    static func chunks(_ section: String, _ body: String, _ verdict: Verdict) -> Rule {
        Rule(section, "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n\(body)", verdict)
    }

    /// Checks the verdict in whole, byte by byte and cut in two at every position.
    ///
    /// What is refused must be refused without a request before or behind it; what is read must leave the connection
    /// ready for another request.
    func check() {
        let follower = "GET /behind HTTP/1.1\r\nHost: b\r\n\r\n"
        var results = [decode(text + follower), decode(text + follower, by: 1), decode(text + follower, by: 3)]
        let bytes = Array((text + follower).utf8)
        for cut in stride(from: 1, to: bytes.count, by: bytes.count > 400 ? 97 : 1) {
            results.append(decode(cutting: bytes, at: cut))
        }
        for result in results {
            switch verdict {
            case .read(let line, let body):
                let expected = Decoded(lines: [line, "GET /behind? b"], bodies: [body, ""])
                #expect(result == expected, "\(section)")
            case .refused(let status, let code):
                #expect(result.status == status && result.failure == code, "\(section)")
                #expect(result.bodies.isEmpty && !result.lines.contains { $0.contains("behind") }, "\(section)")
            }
        }
    }
}
