import Testing

@testable import Ferro
@testable import FerroTesting

@Suite struct `Rate limits of routes` {
    private func send(
        _ path: String, from peer: String? = "192.0.2.1", headers: Headers = [:], on runtime: Runtime
    ) async -> Response {
        await RequestHandler(runtime).respond(to: Request(path: path, headers: headers, remoteAddress: peer))
    }

    private struct Refused: Decodable {
        var error: String
        var message: String
        var retry_after: Int
    }

    private func field(_ name: String, of response: Response) -> String? {
        HTTPField.Name(name).flatMap { response.headers[$0] }
    }

    @Test func `answers say what is left, in both families of fields`() async throws {
        try await withRuntime(Limited()) { runtime in
            let response = await send("/plain", on: runtime)
            #expect(response.status == .ok)
            for prefix in ["", "X-"] {
                #expect(field(prefix + "RateLimit-Limit", of: response) == "3")
                #expect(field(prefix + "RateLimit-Remaining", of: response) == "2")
                #expect(field(prefix + "RateLimit-Reset", of: response) == "1200")
            }
            #expect(field("RateLimit-Policy", of: response) == "3;w=3600")
            #expect(field("Retry-After", of: response) == nil)
        }
    }

    @Test func `what is too much is 429, as JSON in the shape of the contract`() async throws {
        try await withRuntime(Limited()) { runtime in
            for _ in 0..<3 { #expect(await send("/plain", on: runtime).status == .ok) }
            let response = await send("/plain", on: runtime)
            #expect(response.status == .tooManyRequests)
            let wait = try #require(Int(field("Retry-After", of: response) ?? ""))
            #expect((1195...1200).contains(wait))
            #expect(field("RateLimit-Remaining", of: response) == "0")
            let body = try TestResponse(request: Request(), response: response).json(Refused.self)
            #expect(body.error == "Too Many Requests")
            #expect(body.retry_after == wait)
            #expect(body.message.contains("too many requests"))
        }
    }

    @Test func `what is too much is a page for those who read pages`() async throws {
        try await withRuntime(Limited()) { runtime in
            for _ in 0..<3 { _ = await send("/plain", on: runtime) }
            let response = await send("/plain", headers: [.accept: "text/html"], on: runtime)
            #expect(response.status == .tooManyRequests)
            #expect(response.headers[.contentType]?.hasPrefix("text/html") == true)
            #expect(field("Retry-After", of: response) != nil)
        }
    }

    @Test func `clients and routes are counted apart`() async throws {
        try await withRuntime(Limited()) { runtime in
            for _ in 0..<3 { _ = await send("/plain", on: runtime) }
            #expect(await send("/plain", on: runtime).status == .tooManyRequests)
            #expect(await send("/plain", from: "192.0.2.2", on: runtime).status == .ok)
            #expect(await send("/plain", from: nil, on: runtime).status == .ok)
            #expect(await send("/other", on: runtime).status == .ok)
        }
    }

    @Test func `an address that a client makes up does not count, one that a trusted proxy writes does`() async throws {
        try await withRuntime(Limited()) { runtime in
            for number in 0..<3 {
                _ = await send("/plain", headers: [.xForwardedFor: "6.6.6.\(number)"], on: runtime)
            }
            let spoofed = await send("/plain", headers: [.xForwardedFor: "6.6.6.9"], on: runtime)
            #expect(spoofed.status == .tooManyRequests)
            let proxied: Headers = [.xForwardedFor: "6.6.6.6, 192.0.2.1"]
            #expect(await send("/plain", from: "10.0.0.1", headers: proxied, on: runtime).status == .tooManyRequests)
            let other: Headers = [.xForwardedFor: "192.0.2.1, 192.0.2.7"]
            #expect(await send("/plain", from: "10.0.0.1", headers: other, on: runtime).status == .ok)
        }
    }

    @Test func `addresses of one network of IPv6 are one client`() async throws {
        try await withRuntime(Limited()) { runtime in
            for number in 1...3 { _ = await send("/plain", from: "2001:db8:1:2::\(number)", on: runtime) }
            #expect(await send("/plain", from: "2001:db8:1:2:ffff::1", on: runtime).status == .tooManyRequests)
            #expect(await send("/plain", from: "2001:db8:1:3::1", on: runtime).status == .ok)
        }
    }

    @Test func `where failures count, any number of logins may succeed`() async throws {
        try await withRuntime(Limited()) { runtime in
            for _ in 0..<5 {
                let response = await send("/login?password=right", on: runtime)
                #expect(response.status == .ok)
                #expect(field("RateLimit-Remaining", of: response) == "2")
            }
            for left in ["1", "0"] {
                let response = await send("/login?password=wrong", on: runtime)
                #expect(response.status == .unauthorized)
                #expect(field("RateLimit-Remaining", of: response) == left)
            }
            #expect(await send("/login?password=right", on: runtime).status == .tooManyRequests)
        }
    }

    @Test func `a guess whose client leaves before the answer is not given back`() async throws {
        try await withRuntime(Limited()) { runtime in
            for _ in 0..<2 {
                let guess = Task { await send("/login?password=slow", on: runtime) }
                guess.cancel()
                #expect(await guess.value.status == .serviceUnavailable)
            }
            #expect(await send("/login?password=right", on: runtime).status == .tooManyRequests)
        }
    }

    @Test func `guesses sent at once are no more than the limit`() async throws {
        try await withRuntime(Limited()) { runtime in
            let statuses = await withTaskGroup(of: Int.self) { group in
                for _ in 0..<50 {
                    group.addTask { await send("/login?password=wrong", on: runtime).status.code }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }
            #expect(statuses.filter { $0 == 401 }.count == 2)
            #expect(statuses.filter { $0 == 429 }.count == 48)
        }
    }

    @Test func `a key of the app's own tells clients apart, the address where there is none`() async throws {
        try await withRuntime(Limited()) { runtime in
            #expect(await send("/keyed?user=ada", on: runtime).status == .ok)
            #expect(await send("/keyed?user=ada", from: "192.0.2.2", on: runtime).status == .tooManyRequests)
            #expect(await send("/keyed?user=bob", on: runtime).status == .ok)
            #expect(await send("/keyed", on: runtime).status == .ok)
            #expect(await send("/keyed", on: runtime).status == .tooManyRequests)
            let long = String(repeating: "x", count: 5000)
            #expect(await send("/keyed?user=\(long)", on: runtime).status == .ok)
            #expect(await send("/keyed?user=\(long)", on: runtime).status == .tooManyRequests)
            #expect(await send("/keyed?user=a%0Ab", on: runtime).status == .ok)
        }
    }

    @Test func `a field tells clients apart`() async throws {
        try await withRuntime(Limited()) { runtime in
            #expect(await send("/token", headers: [.authorization: "Bearer a"], on: runtime).status == .ok)
            #expect(
                await send("/token", from: "192.0.2.2", headers: [.authorization: "Bearer a"], on: runtime).status
                    == .tooManyRequests)
            #expect(await send("/token", headers: [.authorization: "Bearer b"], on: runtime).status == .ok)
        }
    }

    @Test func `of several rules the strictest is told, and all are named`() async throws {
        try await withRuntime(Limited()) { runtime in
            let response = await send("/strict", on: runtime)
            #expect(field("RateLimit-Limit", of: response) == "3")
            #expect(field("RateLimit-Remaining", of: response) == "2")
            #expect(field("RateLimit-Policy", of: response) == "100;w=1, 3;w=86400")
        }
    }

    @Test func `of limiters within each other the strictest is told`() async throws {
        try await withRuntime(Limited()) { runtime in
            #expect(field("RateLimit-Remaining", of: await send("/nested/inner", on: runtime)) == "1")
        }
    }

    @Test func `requests are held up instead of refused`() async throws {
        try await withRuntime(Limited()) { runtime in
            let clock = ContinuousClock()
            #expect(await send("/worn", on: runtime).status == .ok)
            let duration = await clock.measure { #expect(await send("/worn", on: runtime).status == .ok) }
            #expect(duration >= .milliseconds(30))
        }
    }

    @Test func `a client that goes on is blocked for longer`() async throws {
        try await withRuntime(Limited()) { runtime in
            #expect(await send("/blocking", on: runtime).status == .ok)
            #expect(await send("/blocking", on: runtime).status == .tooManyRequests)
            let blocked = await send("/blocking", on: runtime)
            #expect(blocked.status == .tooManyRequests)
            let wait = try #require(Int(field("Retry-After", of: blocked) ?? ""))
            #expect(wait > 3600)
        }
    }

    @Test func `an app answers refusals in its own words, with the fields`() async throws {
        try await withRuntime(Limited()) { runtime in
            #expect(await send("/own", on: runtime).status == .ok)
            let response = await send("/own", on: runtime)
            #expect(response.status == .tooManyRequests)
            #expect(TestResponse(request: Request(), response: response).text == "no: limited")
            #expect(field("Retry-After", of: response) != nil)
        }
    }
}
