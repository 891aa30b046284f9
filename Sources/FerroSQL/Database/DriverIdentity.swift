/// What tells whether two databases have the same driver.
struct DriverIdentity: Sendable, Equatable {
    /// Stands for a driver that is a value and has no identity of its own.
    private final class Token: Sendable {}

    private let object: ObjectIdentifier
    private let token: Token?

    /// The identity of a driver, which must be held for as long as this is.
    init(_ driver: any SQLDriver) {
        // Asked of the type, because a cast may put a value into a box, which is another object each time.
        if type(of: driver) is AnyClass {
            token = nil
            object = ObjectIdentifier(driver as AnyObject)
        } else {
            let token = Token()
            self.token = token
            object = ObjectIdentifier(token)
        }
    }

    static func == (left: DriverIdentity, right: DriverIdentity) -> Bool { left.object == right.object }
}
