import Testing

@testable import Ferro

@Suite struct `What Cache-Control says` {
    @Test(arguments: [
        "no-store", "no-cache", "private", "max-age=0", "s-maxage=0, max-age=600", "No-Store", "max-age=abc",
        "public, no-cache=\"set-cookie, x\"", "max-age=60, max-age=0", "private=\"x\"",
    ])
    func `a response that forbids it is not kept`(field: String) async throws {
        let bench = PageBench(ResponseCache(for: .seconds(60))) { _, number in
            Response(headers: [.cacheControl: field], body: .string("page \(number)"))
        }
        try await bench.run { client in
            #expect(await client.line() == "page 1 miss")
            #expect(await client.line() == "page 2 miss")
        }
    }

    @Test(arguments: [
        (["Cache-Control": "max-age=10"], 9, "page 1 hit"), (["Cache-Control": "max-age=10"], 10, "page 2 miss"),
        (["Cache-Control": "max-age=10, s-maxage=30"], 29, "page 1 hit"),
        (["Cache-Control": "max-age=600"], 61, "page 2 miss"), (["Cache-Control": "public"], 59, "page 1 hit"),
        (["Cache-Control": "max-age=30", "Age": "25"], 4, "page 1 hit"),
        (["Cache-Control": "max-age=30", "Age": "25"], 5, "page 2 miss"), (["Expires": "0"], 0, "page 2 miss"),
        (["Expires": "Wed, 01 Jan 2020 00:00:00 GMT"], 0, "page 2 miss"),
        (["Expires": "Fri, 01 Jan 2100 00:00:00 GMT"], 59, "page 1 hit"),
        (["Expires": "0", "Cache-Control": "max-age=30"], 29, "page 1 hit"),
    ])
    func `a response says how long it may be kept`(
        fields: [String: String], seconds: Int64, line: String
    ) async throws {
        let bench = PageBench(ResponseCache(for: .seconds(60))) { _, number in
            var response = Response.text("page \(number)")
            for (name, value) in fields { response.headers[try #require(HTTPField.Name(name))] = value }
            return response
        }
        try await bench.run { client in
            #expect(await client.line() == "page 1 miss")
            client.app.state.pass(seconds)
            #expect(await client.line() == line)
        }
    }

    @Test(arguments: ["must-revalidate", "proxy-revalidate", "max-age=60"])
    func `a response is not answered once it is stale when it says so`(field: String) async throws {
        let bench = PageBench(ResponseCache(for: .seconds(60), stale: .seconds(60))) { _, number in
            Response(headers: [.cacheControl: field], body: .string("page \(number)"))
        }
        try await bench.run { client in
            #expect(await client.line() == "page 1 miss")
            client.app.state.pass(61)
            // Another page is being made already, by this request or behind its back.
            let line = await client.line()
            #expect((line == "page 1 stale") == (field == "max-age=60"))
            #expect(line.hasPrefix("page 1") == (field == "max-age=60"))
        }
    }

    @Test(arguments: [
        ("no-cache", "page 2 miss"), ("max-age=0", "page 2 miss"), ("max-age=9", "page 2 miss"),
        ("max-age=10", "page 1 hit"), ("min-fresh=50", "page 1 hit"), ("min-fresh=51", "page 2 miss"),
        ("no-store", "page 2 -"), ("only-if-cached", "page 1 hit"), ("max-stale", "page 1 hit"),
    ])
    func `a request says what it takes`(field: String, line: String) async throws {
        try await PageBench(ResponseCache(for: .seconds(60))).run { client in
            #expect(await client.line() == "page 1 miss")
            client.app.state.pass(10)
            #expect(await client.line("/page", [.cacheControl: field]) == line)
        }
    }

    @Test func `a request's wishes can be left alone`() async throws {
        var rules = ResponseCache(for: .seconds(60))
        rules.obeysRequests = false
        try await PageBench(rules).run { client in
            #expect(await client.line() == "page 1 miss")
            #expect(await client.line("/page", [.cacheControl: "no-cache"]) == "page 1 hit")
        }
    }

    @Test func `an old browser's reload is one`() async throws {
        let pragma = try #require(HTTPField.Name("Pragma"))
        try await PageBench(ResponseCache(for: .seconds(60))).run { client in
            #expect(await client.line() == "page 1 miss")
            #expect(await client.line("/page", [pragma: "no-cache"]) == "page 2 miss")
            #expect(await client.line() == "page 2 hit")
            #expect(await client.line("/page", [pragma: "no-cache", .cacheControl: "max-age=10"]) == "page 2 hit")
        }
    }

    @Test func `only a kept page can be asked for`() async throws {
        try await PageBench(ResponseCache(for: .seconds(60))).run { client in
            #expect(await client.get("/page", [.cacheControl: "only-if-cached"]).status == .gatewayTimeout)
            #expect(client.app.state.count == 0)
        }
    }

    @Test(arguments: [(404, false), (404, true), (301, true), (500, false), (206, true), (304, true)])
    func `a status is kept when it is named`(code: Int, isNamed: Bool) async throws {
        var rules = ResponseCache(for: .seconds(60))
        if isNamed { rules.statuses = [200, code] }
        let bench = PageBench(rules) { _, number in
            Response(status: HTTPResponse.Status(code: code), body: .string("page \(number)"))
        }
        try await bench.run { client in
            #expect(await client.line() == "page 1 miss")
            let isKept = isNamed && code != 206 && code != 304
            #expect(await client.line() == (isKept ? "page 1 hit" : "page 2 miss"))
            #expect(await client.get().status.code == code)
        }
    }

    @Test(arguments: [HTTPField.Name.range, .ifRange, .ifMatch, .ifUnmodifiedSince])
    func `a request for a part, or under a condition of a write, passes by`(name: HTTPField.Name) async throws {
        try await PageBench(ResponseCache(for: .seconds(60))).run { client in
            #expect(await client.line() == "page 1 miss")
            #expect(await client.line("/page", [name: "bytes=0-1"]) == "page 2 -")
        }
    }
}
