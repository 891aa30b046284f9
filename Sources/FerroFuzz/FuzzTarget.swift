/// A parser put to the test: bytes from anywhere go in, and a property must hold.
public struct FuzzTarget: Sendable {
    /// The name of the target, of its folder of seeds and of its folder of regressions.
    public let name: String
    /// Runs the parser; throws when its property does not hold.
    public let check: @Sendable ([UInt8]) throws(Violation) -> Void

    /// Every target, by name.
    public static let all: [FuzzTarget] = [
        FuzzTarget(name: "accept", check: checkAccept),
        FuzzTarget(name: "cookies", check: checkCookies),
        FuzzTarget(name: "dates", check: checkDates),
        FuzzTarget(name: "forms", check: checkForms),
        FuzzTarget(name: "forwarded", check: checkForwarded),
        FuzzTarget(name: "http1", check: checkHTTP1),
        FuzzTarget(name: "json", check: checkJSON),
        FuzzTarget(name: "percent", check: checkPercent),
        FuzzTarget(name: "response", check: checkResponse),
        FuzzTarget(name: "router", check: checkRouter),
    ]
}

/// A property that did not hold.
public struct Violation: Error, CustomStringConvertible {
    /// The property, and what was found instead.
    public let description: String

    /// Throws unless a condition holds.
    static func unless(_ condition: Bool, _ text: @autoclosure () -> String) throws(Violation) {
        if !condition { throw Violation(description: text()) }
    }
}
