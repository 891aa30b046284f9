// Equal values are sealed differently, so a comparison never holds. An unavailable overload would lose to the general one;
// a deprecated one is chosen, being the more special, and the compiler says what to write instead.
extension Column {
    /// Holds for no row, because equal values are sealed differently.
    @available(*, deprecated, message: "equal values are sealed differently: compare a BlindIndex column")
    public static func == <Plain>(column: Self, value: Encrypted<Plain>) -> Condition<M>
    where Value == Encrypted<Plain> { Condition("1 = 0") }

    /// Holds for every row, because equal values are sealed differently.
    @available(*, deprecated, message: "equal values are sealed differently: compare a BlindIndex column")
    public static func != <Plain>(column: Self, value: Encrypted<Plain>) -> Condition<M>
    where Value == Encrypted<Plain> { Condition("1 = 1") }

    /// Holds for no row, because equal values are sealed differently.
    @available(*, deprecated, message: "equal values are sealed differently: look for codes in a BlindIndex column")
    public func isIn<Plain>(_ values: [Value]) -> Condition<M> where Value == Encrypted<Plain> { Condition("1 = 0") }
}
