// Equal values are sealed differently, so a comparison would never hold; the compiler says what to write instead.
extension Column {
    /// Not there: equal values are sealed differently.
    @available(*, unavailable, message: "equal values are sealed differently: compare a BlindIndex column")
    public static func == <Plain>(column: Self, value: Encrypted<Plain>) -> Condition<M>
    where Value == Encrypted<Plain> { Condition("1 = 0") }

    /// Not there: equal values are sealed differently.
    @available(*, unavailable, message: "equal values are sealed differently: compare a BlindIndex column")
    public static func != <Plain>(column: Self, value: Encrypted<Plain>) -> Condition<M>
    where Value == Encrypted<Plain> { Condition("1 = 0") }

    /// Not there: equal values are sealed differently.
    @available(*, unavailable, message: "equal values are sealed differently: look for codes in a BlindIndex column")
    public func isIn<Plain>(_ values: [Value]) -> Condition<M> where Value == Encrypted<Plain> { Condition("1 = 0") }
}
