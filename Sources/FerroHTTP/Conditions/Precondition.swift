import HTTPTypes

/// What the conditions of a request make of it.
public enum Precondition: Sendable, Hashable {
    /// They hold, or there are none: do what the request asks for.
    case met
    /// The client has this state of the resource already: answer 304 without a body.
    case notModified
    /// The resource is in another state than the client believes: change nothing and answer 412.
    case failed
}

extension Request {
    /// What the conditions say about a resource that exists, in the order of RFC 9110 section 13.2.2.
    ///
    /// ```swift
    /// switch c.request.precondition(tag: EntityTag("\(post.version)")) {
    /// case .met: try await post.update(on: c.db)
    /// case .notModified: return .empty(.notModified)
    /// case .failed: throw Abort(.preconditionFailed, "Somebody else has changed it.")
    /// }
    /// ```
    ///
    /// `If-Match` and `If-None-Match` count before the dates, and a date that cannot be read does not count.
    /// - Parameters:
    ///   - tag: the tag of the state that the resource is in; nil when it has none.
    ///   - modified: when it last changed, in seconds since 1970; nil when that is not known.
    public func precondition(tag: EntityTag? = nil, modified: Int? = nil) -> Precondition {
        if let field = headers[.ifMatch] {
            guard EntityTagList(field).names(tag, by: { $0.stronglyMatches($1) }) else { return .failed }
        } else if let modified, let date = headers[.ifUnmodifiedSince].flatMap({ HTTPDate.parse($0) }) {
            guard modified <= date else { return .failed }
        }
        let onlyReads = method == .get || method == .head
        if let field = headers[.ifNoneMatch] {
            guard EntityTagList(field).names(tag, by: { $0.weaklyMatches($1) }) else { return .met }
            return onlyReads ? .notModified : .failed
        }
        guard onlyReads, let modified, let date = headers[.ifModifiedSince].flatMap({ HTTPDate.parse($0) }) else {
            return .met
        }
        return modified <= date ? .notModified : .met
    }

    /// Whether `If-Range` lets a range be answered (RFC 9110 section 13.1.5); the strong tag or the exact date does.
    func allowsRange(tag: EntityTag?, modified: Int?) -> Bool {
        guard let field = headers[.ifRange] else { return true }
        if let given = EntityTag(field: field) { return tag.map(given.stronglyMatches) ?? false }
        guard let modified, let date = HTTPDate.parse(field) else { return false }
        return date == modified
    }
}
