import FerroHTTP
import HTTPTypes
import Testing

@Suite struct `The coding of a response` {
    @Test(
        arguments: [
            (nil, "identity"), ("", "identity"), ("gzip, deflate, br, zstd", "br"), ("gzip", "gzip"),
            ("x-gzip", "gzip"),
            ("GZIP;Q=0.5", "gzip"), ("br;q=0.5, gzip;q=0.8", "gzip"), ("br;q=0, gzip", "gzip"), ("*", "br"),
            ("*;q=0.1", "br"), ("br;q=0, *", "gzip"), ("zstd", "identity"), ("gzip;q=0", "identity"),
            ("identity", "identity"), ("identity, gzip", "gzip"), ("gzip;q=0.5, identity", "identity"),
            ("identity;q=0", nil), ("*;q=0", nil), ("identity;q=0, zstd", nil), ("*;q=0, gzip", "gzip"),
            ("*;q=0, identity;q=0.1", "identity"), ("identity;q=0, *;q=0.5", "br"), ("gzip;q=2, br;q=x", "identity"),
            (",, ;q=1, gzip", "gzip"), ("gzip;q=0.001", "gzip"), ("gzip, gzip;q=0", "gzip"),
        ] as [(String?, String?)])
    func `is the best of brotli, gzip and none`(_ header: String?, _ coding: String?) {
        let request = Request(headers: header.map { [.acceptEncoding: $0] } ?? [:])
        #expect(request.acceptEncoding.best(of: ["br", "gzip"])?.name == coding)
    }

    @Test func `is identity where it is offered first`() {
        #expect(AcceptEncoding("gzip, identity").best(of: [.identity, .gzip]) == .identity)
        #expect(AcceptEncoding("gzip").best(of: []) == .identity && AcceptEncoding("*;q=0").best(of: []) == nil)
    }

    @Test func `is weighed`() {
        let accept = AcceptEncoding("br;q=0.25, *;q=0.5")
        #expect(
            accept.quality(of: .br) == 250 && accept.quality(of: .gzip) == 500 && accept.quality(of: .identity) == 1)
        #expect(AcceptEncoding("").quality(of: .gzip) == 0)
    }
}

@Suite struct `The language of a response` {
    @Test(
        arguments: [
            (nil, "en"), ("", "en"), ("de", "de-AT"), ("de-AT", "de-AT"), ("DE-at", "de-AT"), ("pt", "pt-BR"),
            ("en-GB, de;q=0.9", "en"), ("de-CH, en;q=0.9", "en"), ("pt-BR-x-old, en;q=0.5", "pt-BR"), ("fr", nil),
            ("fr, *;q=0.1", "en"), ("*", "en"), ("en;q=0, *", "de-AT"), ("en;q=0", nil), ("en-GB;q=0, en", "en"),
            ("en-GB;q=0", nil), ("de;q=0.5, pt", "pt-BR"), ("pt, de", "pt-BR"), ("de, pt", "de-AT"),
            ("de;q=0.9, de-AT;q=0.1, en;q=0.5", "en"), ("d, en;q=0.1", "en"), ("de;q=x, en;q=0.1", "en"),
            ("*;q=0, pt", "pt-BR"), ("*, en;q=0.5", "de-AT"),
        ] as [(String?, String?)])
    func `is the best of those offered`(_ header: String?, _ language: String?) {
        let request = Request(headers: header.map { [.acceptLanguage: $0] } ?? [:])
        #expect(request.acceptLanguage.best(of: ["en", "de-AT", "pt-BR"]) == language)
    }

    @Test func `is a longer range's beginning where nothing is nearer`() {
        #expect(AcceptLanguage("de-CH, en").best(of: ["en", "de"]) == "de")
        #expect(AcceptLanguage("de-CH;q=0.4").quality(of: "de") == 400 && AcceptLanguage("de").quality(of: "d") == 0)
    }
}
