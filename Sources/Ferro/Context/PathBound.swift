internal import FerroHTTP
public import FerroORM
public import FerroSupport
public import Foundation

/// A value that a path parameter can be read as.
public protocol PathBound: Sendable {
    /// Reads the decoded text of a path segment; nil when it has another form, which is answered with 400.
    init?(pathSegment: String)
}

extension String: PathBound {
    /// Any text.
    public init?(pathSegment: String) { self = pathSegment }
}

extension Int: PathBound {
    /// A decimal number.
    public init?(pathSegment: String) { self.init(pathSegment, radix: 10) }
}

extension UUID: PathBound {
    /// The form of RFC 9562, in either case.
    public init?(pathSegment: String) { self.init(uuidString: pathSegment) }
}

extension Identifier: PathBound {
    /// A decimal number.
    public init?(pathSegment: String) { self.init(pathSegment) }
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
            throw Abort(.badRequest, "\"\(name)\" in the path is not \(Self.kind(of: Value.self)).")
        }
        return value
    }

    /// The model whose id stands in the path: 400 when it is no number, 404 when there is no such row.
    public func path<Row: Model>(_ name: String) async throws -> Row where Row.ID == Identifier<Row> {
        let id: Row.ID = try await path(name)
        return try await Row.find(id, on: db)
    }

    private static func kind(of type: any PathBound.Type) -> String {
        switch type {
        case is UUID.Type: "a UUID"
        case is String.Type: "text"
        default: "a whole number"
        }
    }
}
