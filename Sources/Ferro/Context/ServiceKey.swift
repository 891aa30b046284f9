/// The key of one of the app's services: a type, so that two services cannot be mixed up.
public protocol ServiceKey {
    /// What the service is seen as, usually `any Protocol`.
    associatedtype Value: Sendable
    /// The service when nobody replaced it.
    ///
    /// It is asked for at every access: write `static let`, so that a service with a state is one and the same.
    static var defaultValue: Value { get }
}
