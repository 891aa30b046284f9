internal import FerroCache
internal import FerroHTTP
internal import HTTPTypes
internal import Logging
internal import Synchronization

extension PageVisit {
    /// What the cache has, or what this visit's own run of the handler answered.
    enum Remembered {
        /// A page, and whether this visit made it.
        case page(CachedPage, isNew: Bool)
        /// A response that is for this request alone.
        case response(Response)
    }

    /// A response must not be kept: whoever waited for it needs one of his own.
    private struct NotKept: Error {}

    /// What this visit's own run of the handler came to.
    private struct Own: Sendable {
        var result: Result<Response, any Error>?
        var number: UInt64?
    }

    /// The page that is kept, which may be over.
    func page(_ name: PageName) async throws -> CachedPage? {
        try await cache.get(key(name)).flatMap { CachedPage(bytes: $0) }
    }

    func forget(_ name: PageName) async throws {
        do {
            try await cache.forget(key(name))
        } catch let error as CacheError {
            c.logger.warning("a page could not be forgotten", metadata: ["error": "\(error)"])
        }
    }

    private func key(_ name: PageName) -> CacheKey<[UInt8]> {
        CacheKey(named: "page:" + name.digest, family: "page:", tags: tags)
    }

    /// The page, from the cache or from one run of the handler for all who want it.
    func remembered(_ name: PageName, _ further: [HTTPField.Name]?) async throws -> Remembered {
        let first = try await attempt(name, further)
        guard case .page(let page, false) = first, page.isOver(rules.now()) else { return first }
        // It ended sooner than the rules let it, by its own word.
        try await forget(name)
        return try await attempt(name, further)
    }

    private func attempt(_ name: PageName, _ further: [HTTPField.Name]?) async throws -> Remembered {
        let own = Shared()
        do {
            let bytes = try await cache.remember(key(name), for: rules.lifetime, stale: rules.stale) { [self] in
                try await make(name, further, own).bytes
            }
            guard let page = CachedPage(bytes: bytes) else {
                try await forget(name)
                return .response(try await next(request, c))
            }
            return .page(page, isNew: own.state.withLock { $0.number } == page.number)
        } catch is NotKept {
            if let result = own.state.withLock({ $0.result }) { return .response(try result.get()) }
            return .response(try await next(request, c))
        }
    }

    /// Runs the handler and makes a page of what it answers; throws when that is not to be kept.
    private func make(_ name: PageName, _ further: [HTTPField.Name]?, _ own: Shared) async throws -> CachedPage {
        let result: Result<Response, any Error>
        do {
            let response = try await next(unconditional, c)
            if let page = try rules.page(of: response, further: further, now: rules.now()) {
                own.state.withLock { $0.number = page.number }
                return page
            }
            if response.status.code < 500 { rules.passing.insert(name, now: rules.now()) }
            result = .success(response)
        } catch {
            result = .failure(error)
        }
        own.state.withLock { $0.result = result }
        throw NotKept()
    }

    /// The request without conditions, which the cache answers itself.
    private var unconditional: Request {
        var request = request
        for name in [HTTPField.Name.ifNoneMatch, .ifModifiedSince] { request.headers.remove(name) }
        return request
    }

    /// What the run of the handler and the visit share.
    private final class Shared: Sendable {
        let state = Mutex(Own())
    }
}
