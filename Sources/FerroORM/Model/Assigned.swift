/// A column that can be NULL, in a set of changes: knows whether it was assigned.
@propertyWrapper public struct Assigned<Value: Sendable>: Sendable {
    private var value: Value?
    /// Whether the program assigned the column, be it nil.
    public private(set) var isAssigned = false

    /// Not assigned.
    public init() {}

    /// What was assigned; nil when that was nil and when nothing was.
    public var wrappedValue: Value? {
        get { value }
        set {
            value = newValue
            isAssigned = true
        }
    }

    /// The wrapper itself, to ask whether the column was assigned.
    public var projectedValue: Assigned<Value> { self }
}
