public import FerroHTTP

/// 204: done, with nothing to say.
public struct NoContent: ResponseConvertible {
    /// Answers that it is done.
    public init() {}
    /// 204 without a body.
    public func response(for request: Request) throws -> Response { .empty(.noContent) }
}
