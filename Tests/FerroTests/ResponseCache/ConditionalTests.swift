import Testing

@testable import Ferro

@Suite struct `A cached response that the client has` {
    @Test func `is answered with 304 by its tag`() async throws {
        let bench = PageBench(ResponseCache(for: .seconds(60))) { request, _ in
            #expect(request.headers[.ifNoneMatch] == nil)
            return Response(headers: [.contentType: "text/plain", .cacheControl: "max-age=60"], body: .string("page"))
        }
        try await bench.run { client in
            let first = await client.get("/page", [.ifNoneMatch: "\"other\""])
            let tag = try #require(first.headers[.eTag])
            #expect(first.status == .ok)
            #expect(tag.hasPrefix("\"") && tag.hasSuffix("\"") && tag.utf8.count == 34)
            for field in [tag, "W/\(tag)", "\"x,y\", \(tag)", "*", "  \(tag)  "] {
                let response = await client.get("/page", [.ifNoneMatch: field])
                #expect(response.status == .notModified, "\(field)")
                #expect(response.body.count == 0)
                #expect(response.headers[.eTag] == tag)
                #expect(response.headers[.cacheControl] == "max-age=60")
                #expect(response.headers[.contentType] == nil)
            }
            for field in ["\"x\"", "\"\"", "x", "\"\(tag)\""] {
                #expect(await client.get("/page", [.ifNoneMatch: field]).status == .ok, "\(field)")
            }
            #expect(client.app.state.count == 1)
        }
    }

    @Test func `is answered with 304 when it is made at that moment`() async throws {
        try await PageBench(ResponseCache(for: .seconds(60))) { _, _ in .text("same") }.run { client in
            let tag = try #require(await client.get().headers[.eTag])
            client.app.state.pass(100)
            let response = await client.get("/page", [.ifNoneMatch: tag])
            #expect(response.status == .notModified)
            #expect(response.outcome == "miss")
        }
    }

    @Test func `keeps the tag that its handler gave it`() async throws {
        let bench = PageBench(ResponseCache(for: .seconds(60))) { _, _ in
            Response(headers: [.eTag: "W/\"7\""], body: .string("page"))
        }
        try await bench.run { client in
            #expect(await client.get().headers[.eTag] == "W/\"7\"")
            #expect(await client.get("/page", [.ifNoneMatch: "\"7\""]).status == .notModified)
        }
    }

    @Test(arguments: [
        ("Sun, 06 Nov 1994 08:49:37 GMT", 304), ("Sun, 06 Nov 1994 08:49:36 GMT", 200), ("yesterday", 200),
    ])
    func `is answered with 304 by its date`(date: String, code: Int) async throws {
        let bench = PageBench(ResponseCache(for: .seconds(60))) { _, _ in
            Response(headers: [.lastModified: "Sun, 06 Nov 1994 08:49:37 GMT"], body: .string("page"))
        }
        try await bench.run { client in
            #expect(await client.get("/page", [.ifModifiedSince: date]).status.code == code)
            // The tag decides where there is one.
            #expect(await client.get("/page", [.ifModifiedSince: date, .ifNoneMatch: "\"x\""]).status == .ok)
        }
    }

    @Test func `answers HEAD from a page and makes none for it`() async throws {
        try await PageBench(ResponseCache(for: .seconds(60))).run { client in
            #expect(await client.get("/page", method: .head).outcome == "-")
            #expect(await client.line() == "page 2 miss")
            #expect(await client.get("/page", method: .head).outcome == "hit")
            #expect(await client.get("/page", method: .post).outcome == "-")
            #expect(client.app.state.count == 3)
        }
    }

    @Test func `leaves out what belongs to one answer`() async throws {
        let bench = PageBench(ResponseCache(for: .seconds(60))) { _, number in
            Response(
                headers: [.serverTiming: "app;dur=1", .connection: "close", .contentLanguage: "en"],
                body: .string("page \(number)"))
        }
        try await bench.run { client in
            _ = await client.get()
            let page = await client.get()
            #expect(page.headers[.serverTiming] == nil)
            #expect(page.headers[.connection] == nil)
            #expect(page.headers[.contentLanguage] == "en")
            #expect(page.headers[.xRequestID] != nil)
        }
    }

    @Test func `is read back as it was written, and other bytes are no page`() throws {
        var page = CachedPage(
            status: 200, headers: [.contentType: "text/plain", .vary: "a", .vary: "b", .server: ""],
            body: Array(UInt8.min...UInt8.max), bornAt: -5, freshUntil: .max, varyBy: [.accept, .origin])
        page.mayBeStale = false
        let bytes = page.bytes
        #expect(CachedPage(bytes: bytes) == page)
        let head = bytes.count - page.body.count
        for length in 0..<head { #expect(CachedPage(bytes: Array(bytes.prefix(length))) == nil) }
        for index in 0..<head {
            var broken = bytes
            broken[index] = 0xFF
            _ = CachedPage(bytes: broken)
        }
        #expect(CachedPage(bytes: Array(repeating: 0xFF, count: 100)) == nil)
    }
}
