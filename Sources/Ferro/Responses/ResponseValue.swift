public import FerroHTTP
public import FerroORM

/// A value that is answered as JSON.
///
/// ```swift
/// struct LinkView: ResponseValue { var id: Int64; var title: String }
/// ```
public protocol ResponseValue: Codable, ResponseConvertible {}

extension ResponseValue {
    /// 200 with the value as JSON.
    public func response(for request: Request) throws -> Response { .json(bytes: try JSONBody.encode(self)) }
}

extension Array: ResponseConvertible where Element: ResponseValue {
    /// 200 with a JSON array.
    public func response(for request: Request) throws -> Response { .json(bytes: try JSONBody.encode(self)) }
}

extension Page: ResponseConvertible where Item: ResponseValue {
    /// 200 with the page as a JSON object.
    public func response(for request: Request) throws -> Response { .json(bytes: try JSONBody.encode(self)) }
}

/// 201 with a body, and the address of what was made when it is known.
public struct Created<Value: ResponseConvertible>: ResponseConvertible {
    /// What was made.
    public var value: Value
    /// Its address, for the `Location` header (RFC 9110, 15.3.2).
    public var location: String?

    /// Answers that something was made.
    public init(_ value: Value, at location: String? = nil) {
        self.value = value
        self.location = location
    }

    /// The value's own response with status 201.
    public func response(for request: Request) throws -> Response {
        var response = try value.response(for: request)
        response.status = .created
        if let location { response.headers[.location] = location }
        return response
    }
}

/// 204: done, with nothing to say.
public struct NoContent: ResponseConvertible {
    /// Answers that it is done.
    public init() {}
    /// 204 without a body.
    public func response(for request: Request) throws -> Response { .empty(.noContent) }
}
