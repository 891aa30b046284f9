internal import FerroHTTP
public import FerroORM
public import FerroSupport
public import Foundation

/// A value that a path parameter can be read as.
public protocol PathBound: Sendable {
    /// Reads the decoded text of a path segment; nil when it has another form, which is answered with 400.
    init?(pathSegment: String)
    /// What the text must be, as the refusal says it after "is not": `a whole number`.
    static var pathExpectation: String { get }
}

extension PathBound {
    /// Says no more than that the text has another form.
    public static var pathExpectation: String { "of the form that is expected here" }
}

extension String: PathBound {
    /// Any text.
    public init?(pathSegment: String) { self = pathSegment }
    /// Never said, because every text is one.
    public static var pathExpectation: String { "text" }
}

extension Int: PathBound {
    /// A decimal number.
    public init?(pathSegment: String) { self.init(pathSegment, radix: 10) }
    /// A whole number.
    public static var pathExpectation: String { "a whole number" }
}

extension UUID: PathBound {
    /// The form of RFC 9562, in either case.
    public init?(pathSegment: String) { self.init(uuidString: pathSegment) }
    /// A UUID.
    public static var pathExpectation: String { "a UUID" }
}

extension Identifier: PathBound {
    /// A decimal number.
    public init?(pathSegment: String) { self.init(pathSegment) }
    /// A whole number.
    public static var pathExpectation: String { "a whole number" }
}

extension UUIDIdentifier: PathBound {
    /// The form of RFC 9562, in either case.
    public init?(pathSegment: String) { self.init(pathSegment) }
    /// A UUID.
    public static var pathExpectation: String { "a UUID" }
}

extension TextIdentifier: PathBound {
    /// Any text.
    public init?(pathSegment: String) { self.init(pathSegment) }
    /// Never said, because every text is one.
    public static var pathExpectation: String { "text" }
}

extension Context {
    /// The value of a path parameter as a type; 400 when the text has another form.
    ///
    /// It never waits; it is `async` like the form that finds a model, so that generated code can call either.
    public func path<Value: PathBound>(_ name: String) async throws -> Value {
        guard let text = parameters[name] else {
            throw ApplicationError(
                .missing, "the route \(route ?? request.path) has no parameter {\(name)}: name it in the route's path")
        }
        guard let value = Value(pathSegment: text) else {
            throw Abort(.badRequest, "\"\(name)\" in the path is not \(Value.pathExpectation).")
        }
        return value
    }

    /// The model whose id stands in the path: 400 when it has another form, 404 when there is no such row.
    public func path<Row: Model>(_ name: String) async throws -> Row where Row.ID: PathBound {
        let id: Row.ID = try await path(name)
        return try await Row.find(id, on: db)
    }
}
