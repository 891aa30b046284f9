/// A value that a handler may return.
public protocol ResponseConvertible: Sendable {
    /// The response that carries the value; the request tells what the client prefers.
    func response(for request: Request) throws -> Response
}

extension Response: ResponseConvertible {
    /// Itself.
    public func response(for request: Request) throws -> Response { self }
}

extension String: ResponseConvertible {
    /// Plain text with status 200.
    public func response(for request: Request) throws -> Response { .text(self) }
}
