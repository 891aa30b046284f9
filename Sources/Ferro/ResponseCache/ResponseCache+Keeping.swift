internal import FerroCrypto
internal import FerroHTTP
internal import HTTPTypes
internal import NIOCore

extension ResponseCache {
    /// Fields that belong to one connection or to one answer.
    private static let dropped: [HTTPField.Name] =
        [.connection, .transferEncoding, .upgrade, .trailer, .age, .date, .contentLength, .serverTiming, .xRequestID]
        + ["Keep-Alive", "Proxy-Connection", "X-Cache"].compactMap { HTTPField.Name($0) } + RateLimitFields.names

    /// The page of a response; nil when it must not be kept.
    ///
    /// - Parameter further: request headers, besides those that the rules name, by which its name tells pages apart; with
    ///   nil a response that differs by others becomes a page that says so.
    func page(of response: Response, further: [HTTPField.Name]?, now: Int64) throws -> CachedPage? {
        let headers = response.headers
        let directives = CacheDirectives(headers[.cacheControl])
        guard statuses.contains(response.status.code), ![206, 304].contains(response.status.code),
            response.status.code >= 200, !headers.contains(.setCookie), !headers.contains(.contentRange),
            !["no-store", "no-cache"].contains(where: directives.contains),
            isPrivate || !directives.contains("private"), let body = response.body.buffer,
            body.readableBytes <= maximumSize, let names = Self.names(headers[.vary])
        else { return nil }
        let age = CacheDirectives.delta(headers[.age]) * 1000
        var lifetime = Int64(lifetime.milliseconds)
        if let bound = bound(headers, directives, now) { lifetime = min(lifetime, bound - age) }
        guard lifetime > 0 else { return nil }
        var page = CachedPage(
            status: response.status.code, headers: headers, body: Array(body.readableBytesView), bornAt: now - age,
            freshUntil: now + lifetime)
        // One that ends sooner by its own word is not known to the cache as stale, so it is made anew at once.
        page.mayBeStale =
            lifetime == Int64(self.lifetime.milliseconds)
            && !["must-revalidate", "proxy-revalidate"].contains(where: directives.contains)
        let unnamed = names.filter { !varyBy.contains($0) && !(further ?? []).contains($0) }
        if !unnamed.isEmpty {
            guard further == nil else { return nil }
            return CachedPage(status: 0, headers: [:], bornAt: now, freshUntil: page.freshUntil, varyBy: unnamed)
        }
        try complete(&page, names)
        return page
    }

    /// Leaves out what is not the page's, and adds its `ETag` and what this cache tells pages apart by.
    private func complete(_ page: inout CachedPage, _ names: [HTTPField.Name]) throws {
        for name in Self.dropped { page.headers.remove(name) }
        let added = varyBy.filter { !names.contains($0) }
        if !added.isEmpty { page.headers[.vary] = (names + added).map(\.rawName).joined(separator: ", ") }
        if page.headers[.eTag] == nil, page.status == 200 { page.headers[.eTag] = try EntityTag.made(of: page) }
    }

    /// For how many milliseconds a response may be kept as it says itself; nil when it says nothing.
    private func bound(_ headers: Headers, _ directives: CacheDirectives, _ now: Int64) -> Int64? {
        let shared = isPrivate ? nil : directives.seconds("s-maxage")
        if let seconds = shared ?? directives.seconds("max-age") { return seconds * 1000 }
        guard let expires = headers[.expires] else { return nil }
        return HTTPDate.parse(expires).map { Int64($0) * 1000 - now } ?? 0
    }

    /// The names of a `Vary` field; nil when it has `*` or what is no name.
    private static func names(_ field: String?) -> [HTTPField.Name]? {
        var names: [HTTPField.Name] = []
        for part in (field ?? "").split(separator: ",") {
            let text = part.filter { $0 != " " && $0 != "\t" }
            guard text != "*", let name = HTTPField.Name(text) else { return nil }
            if !names.contains(name) { names.append(name) }
        }
        return names
    }
}

extension CacheDirectives {
    /// The seconds of a field that has nothing else; 0 for other texts.
    static func delta(_ field: String?) -> Int64 { CacheDirectives(field.map { "delta=\($0)" }).seconds("delta") ?? 0 }
}
