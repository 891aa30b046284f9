/// A value that a handler may ask for by naming its type.
///
/// ```swift
/// extension Visitor: FromContext {
///     static func resolve(from c: Context) async throws -> Visitor { … }
/// }
/// r.get("me") { (visitor: Visitor) in visitor.name }
/// ```
///
/// A value that guards something throws when it cannot be had: asking for it is the guard.
public protocol FromContext: Sendable {
    /// Finds the value for one request, or throws the answer, such as `Abort(.unauthorized)`.
    static func resolve(from c: Context) async throws -> Self
}

extension Context: FromContext {
    /// The context itself.
    public static func resolve(from c: Context) async throws -> Context { c }
}

extension Context {
    /// Finds a value by its type; what the controller macro writes for a parameter it does not know.
    public func resolve<Value: FromContext>() async throws -> Value { try await Value.resolve(from: self) }
}
