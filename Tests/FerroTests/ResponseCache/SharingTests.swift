import Testing

@testable import Ferro

@Suite struct `Who shares a cached response` {
    @Test(arguments: [HTTPField.Name.authorization, .cookie])
    func `nobody who says who he is, unless told so`(name: HTTPField.Name) async throws {
        try await PageBench(ResponseCache(for: .seconds(60))).run { client in
            #expect(await client.line() == "page 1 miss")
            #expect(await client.line("/page", [name: "a"]) == "page 2 -")
            #expect(await client.line("/page", [name: "a"]) == "page 3 -")
            #expect(await client.line() == "page 1 hit")
        }
        try await PageBench(ResponseCache(for: .seconds(60), sharing: .everyone)).run { client in
            #expect(await client.line("/page", [name: "a"]) == "page 1 miss")
            #expect(await client.line("/page", [name: "b"]) == "page 1 hit")
        }
    }

    @Test func `each user with himself`() async throws {
        let rules = ResponseCache(
            for: .seconds(60), sharing: .perUser { request, _ in request.headers[.authorization] })
        let bench = PageBench(rules) { _, number in
            var response = Response.text("page \(number)")
            response.headers[.cacheControl] = "private, max-age=600"
            return response
        }
        try await bench.run { client in
            #expect(await client.line("/page", [.authorization: "ann"]) == "page 1 miss")
            #expect(await client.line("/page", [.authorization: "ben"]) == "page 2 miss")
            #expect(await client.line("/page", [.authorization: "ann"]) == "page 1 hit")
            #expect(await client.line() == "page 3 -")
        }
    }

    @Test func `requests for the same page, in whatever order its query stands`() async throws {
        var rules = ResponseCache(for: .seconds(60))
        rules.ignoredQuery = ["utm_source"]
        try await PageBench(rules).run { client in
            #expect(await client.line("/page?a=1&b=2") == "page 1 miss")
            #expect(await client.line("/page?b=2&&utm_source=x&a=1") == "page 1 hit")
            #expect(await client.line("/page?a=1&b=3") == "page 2 miss")
            #expect(await client.line("/page?a=2&a=1") == "page 3 miss")
            #expect(await client.line("/page?a=1&a=2") == "page 4 miss")
            #expect(await client.line("/page?") == "page 5 miss")
            #expect(await client.line("/page") == "page 5 hit")
        }
    }

    @Test func `requests whose query may mean something else in another order never`() async throws {
        let bench = PageBench(ResponseCache(for: .seconds(60))) { request, _ in .text(request.query["a"] ?? "-") }
        try await bench.run { client in
            #expect(await client.line("/page?%61=1&a=2") == "1 miss")
            #expect(await client.line("/page?a=2&%61=1") == "2 miss")
            #expect(await client.line("/page?x[]=1&x[0]=2&a=3") == "3 miss")
            #expect(await client.line("/page?x[0]=2&x[]=1&a=3") == "3 miss")
        }
    }

    @Test func `requests for the host that a trusted proxy names`() async throws {
        var bench = PageBench(ResponseCache(for: .seconds(60)))
        bench.proxies = try #require(TrustedProxies(envText: "10.0.0.1"))
        try await bench.run { client in
            for (host, line) in [
                ("evil.example", "page 1 miss"), (nil, "page 2 miss"), ("evil.example", "page 1 hit"),
            ] as [(String?, String)] {
                var headers: Headers = [:]
                headers[.xForwardedHost] = host
                let response = await client.handler.respond(
                    to: Request(path: "/page", headers: headers, remoteAddress: "10.0.0.1", authority: "a.example"))
                #expect(response.line == line)
            }
        }
    }

    @Test func `requests of one host`() async throws {
        try await PageBench(ResponseCache(for: .seconds(60))).run { client in
            for (host, scheme, line) in [
                ("a.example", "http", "page 1 miss"), ("b.example", "http", "page 2 miss"),
                ("A.example", "http", "page 1 hit"), ("a.example", "https", "page 3 miss"),
            ] {
                let response = await client.handler.respond(
                    to: Request(path: "/page", authority: host, scheme: scheme))
                #expect(response.line == line)
            }
        }
    }

    @Test func `requests with the same value of what it varies by`() async throws {
        for rules in [ResponseCache(for: .seconds(60), varyBy: [.acceptLanguage]), ResponseCache(for: .seconds(60))] {
            let bench = PageBench(rules) { request, _ in
                let language = request.headers[.acceptLanguage] ?? "none"
                var response = Response.text(language)
                response.headers[.vary] = rules.varyBy.isEmpty ? "accept-language" : nil
                return response
            }
            try await bench.run { client in
                #expect(await client.line("/page", [.acceptLanguage: "de"]) == "de miss")
                #expect(await client.line("/page", [.acceptLanguage: "fr"]) == "fr miss")
                #expect(await client.line() == "none miss")
                #expect(await client.line("/page", [.acceptLanguage: "de"]) == "de hit")
                #expect(await client.line() == "none hit")
                let page = await client.get("/page", [.acceptLanguage: "fr"])
                #expect(page.line == "fr hit")
                #expect(page.headers[.vary]?.lowercased() == "accept-language")
            }
        }
    }

    @Test func `nothing when a page varies by everything`() async throws {
        let bench = PageBench(ResponseCache(for: .seconds(60))) { _, number in
            Response(headers: [.vary: "Accept, *"], body: .string("page \(number)"))
        }
        try await bench.run { client in
            #expect(await client.line() == "page 1 miss")
            #expect(await client.line() == "page 2 miss")
        }
    }
}
