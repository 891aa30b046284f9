public import FerroSQL

/// A value whose stored form differs each time it is stored, so that a column of it cannot be compared.
public protocol SealedValue: SQLConvertible {}

extension Encrypted: SealedValue {}

// An unavailable overload would lose to the general one; a deprecated one is chosen, being the more special, and the
// compiler says what to write instead.
extension Column where Value: SealedValue {
    /// Holds for no row, because equal values are sealed differently.
    @available(*, deprecated, message: "equal values are sealed differently: compare a BlindIndex column")
    public static func == (column: Self, value: Value) -> Condition<M> { Condition("1 = 0") }

    /// Holds for every row, because equal values are sealed differently.
    @available(*, deprecated, message: "equal values are sealed differently: compare a BlindIndex column")
    public static func != (column: Self, value: Value) -> Condition<M> { Condition("1 = 1") }

    /// Holds for no row, because equal values are sealed differently.
    @available(*, deprecated, message: "equal values are sealed differently: look for codes in a BlindIndex column")
    public func isIn(_ values: [Value]) -> Condition<M> { Condition("1 = 0") }
}
