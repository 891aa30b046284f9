extension With {
    /// What the compiler says of a name that the row does not have; it never runs.
    @available(*, unavailable, message: "the row has no such column, and no such relation was loaded with it")
    public subscript(dynamicMember name: String) -> Never {
        fatalError("unreachable: the subscript is unavailable")
    }
}
