/// A group of routes in one type; the `@Controller` macro writes `routes`.
public protocol Controller: Sendable {
    /// The routes in the order they are listed.
    var routes: [Route] { get }
}
