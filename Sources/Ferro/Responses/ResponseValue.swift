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

extension CursorPage: ResponseConvertible where Item: ResponseValue {
    /// 200 with the page as a JSON object; a client sends its `next` or `previous` back as it is.
    public func response(for request: Request) throws -> Response { .json(bytes: try JSONBody.encode(self)) }
}

extension Page: ResponseConvertible where Item: ResponseValue {
    /// 200 with the page as a JSON object.
    public func response(for request: Request) throws -> Response { .json(bytes: try JSONBody.encode(self)) }
}
