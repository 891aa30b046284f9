public import FerroHTTP

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
