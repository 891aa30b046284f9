import Testing

@testable import FerroHTTP

@Suite struct `Rules of the request line` {
    private static func line(_ section: String, _ line: String, _ verdict: Rule.Verdict) -> Rule {
        Rule(section, "\(line)\r\nHost: a\r\n\r\n", verdict)
    }
    private static let malformed = Rule.Verdict.refused(400, .requestLine)

    static let rules: [Rule] = [
        line("9112 3", "GET / HTTP/1.1", .read("GET /? a")),
        line("9112 2.2", "\r\nGET / HTTP/1.1", .read("GET /? a")),
        line("9112 2.2", "\r\n\r\nGET / HTTP/1.1", malformed),
        line("9112 2.2", "\nGET / HTTP/1.1", .refused(400, .header)),
        line("9112 2.2", "\rGET / HTTP/1.1", malformed),
        line("9112 2.2", "GET / HTTP/1.1\r", malformed),
        line("9112 2.2", "GET / HTTP/1.1\rX: y", malformed),
        line("9112 3", " GET / HTTP/1.1", malformed),
        line("9112 3", "GET  / HTTP/1.1", malformed),
        line("9112 3", "GET /  HTTP/1.1", malformed),
        line("9112 3", "GET / HTTP/1.1 ", malformed),
        line("9112 3", "GET\t/ HTTP/1.1", malformed),
        line("9112 3", "GET /\tHTTP/1.1", malformed),
        line("9112 3", "GET\u{b}/ HTTP/1.1", malformed),
        line("9112 3", "GET\u{c}/\u{c}HTTP/1.1", malformed),
        line("9112 3", "GET\u{a0}/ HTTP/1.1", malformed),
        line("9112 3", "GET/ HTTP/1.1", malformed),
        line("9112 3", "GET /HTTP/1.1", malformed),
        line("9112 3", "GET HTTP/1.1", malformed),
        line("9112 3", "GET", malformed),
        line("9112 3", "GET /", malformed),
        line("9112 3", "Extra GET / HTTP/1.1", malformed),
        line("9112 3", "GET / HTTP/1.1 GET / HTTP/1.1", malformed),
        line("9112 3", "HTTP/1.1 200 OK", malformed),
        // Methods are tokens whose case counts, and there may be new ones.
        line("9110 9.1", "get / HTTP/1.1", .read("get /? a")),
        line("9110 9.1", "M-SEARCH / HTTP/1.1", .read("M-SEARCH /? a")),
        line("9110 5.6.2", "!#$%&'*+-.^_`|~09aZ / HTTP/1.1", .read("!#$%&'*+-.^_`|~09aZ /? a")),
        line("9110 5.6.2", "G\"T / HTTP/1.1", malformed),
        line("9110 5.6.2", "G(T / HTTP/1.1", malformed),
        line("9110 5.6.2", "G,T / HTTP/1.1", malformed),
        line("9110 5.6.2", "G/T / HTTP/1.1", malformed),
        line("9110 5.6.2", "G:T / HTTP/1.1", malformed),
        line("9110 5.6.2", "G;T / HTTP/1.1", malformed),
        line("9110 5.6.2", "G<T / HTTP/1.1", malformed),
        line("9110 5.6.2", "G=T / HTTP/1.1", malformed),
        line("9110 5.6.2", "G?T / HTTP/1.1", malformed),
        line("9110 5.6.2", "G@T / HTTP/1.1", malformed),
        line("9110 5.6.2", "G[T / HTTP/1.1", malformed),
        line("9110 5.6.2", "G\\T / HTTP/1.1", malformed),
        line("9110 5.6.2", "G{T / HTTP/1.1", malformed),
        line("9110 5.6.2", "G\u{e9}T / HTTP/1.1", malformed),
        line("9110 5.6.2", "G\u{0}T / HTTP/1.1", malformed),
        line("9110 5.6.2", "\u{feff}GET / HTTP/1.1", malformed),
        line("9110 9.1", String(repeating: "M", count: 33) + " / HTTP/1.1", .refused(501, .method)),
        line("9110 9.3.6", "CONNECT a:443 HTTP/1.1", .refused(501, .method)),
        line("9110 9.3.6", "CONNECT / HTTP/1.1", .refused(501, .method)),
        // The version is case-sensitive and has one digit on each side.
        line("9112 2.3", "GET / http/1.1", malformed),
        line("9112 2.3", "GET / Http/1.1", malformed),
        line("9112 2.3", "GET / HTTP/1", malformed),
        line("9112 2.3", "GET / HTTP/1.", malformed),
        line("9112 2.3", "GET / HTTP/.1", malformed),
        line("9112 2.3", "GET / HTTP/11.1", malformed),
        line("9112 2.3", "GET / HTTP/1.10", malformed),
        line("9112 2.3", "GET / HTTP/01.1", malformed),
        line("9112 2.3", "GET / HTTP/1.1.1", malformed),
        line("9112 2.3", "GET / HTTP/1,1", malformed),
        line("9112 2.3", "GET / HTTP/a.b", malformed),
        line("9112 2.3", "GET / HTTP /1.1", malformed),
        line("9112 2.3", "GET / HTTPS/1.1", malformed),
        line("9112 2.3", "GET / ICE/1.0", malformed),
        line("9112 2.3", "GET / RTSP/1.0", malformed),
        line("9112 2.3", "GET / HTTP/\u{ff11}.1", malformed),
        line("9110 15.6.6", "GET / HTTP/0.9", .refused(505, .version)),
        line("9110 15.6.6", "GET / HTTP/2.0", .refused(505, .version)),
        line("9110 15.6.6", "GET / HTTP/3.0", .refused(505, .version)),
        line("9110 15.6.6", "GET / HTTP/9.9", .refused(505, .version)),
        line("9110 15.6.6", "GET / HTTP/1.2", .refused(505, .version)),
        line("9113 3.4", "PRI * HTTP/2.0", .refused(505, .version)),
        // What speaks another protocol.
        Rule("9112 3", "\u{16}\u{3}\u{1}\u{0}\u{a5}\u{1}", malformed),
        Rule("9112 3", "SSH-2.0-OpenSSH_9.2\r\n", malformed),
        Rule("9112 3", "PROXY TCP4 1.1.1.1 2.2.2.2 1 2\r\n", malformed),
        Rule("9112 3", "EHLO a\r\n", malformed),
        Rule("9112 3", "*1\r\n$4\r\nPING\r\n", malformed),
    ]

    @Test(arguments: rules) func `are kept`(_ rule: Rule) { rule.check() }
}
