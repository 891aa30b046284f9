extension Query {
    /// What the compiler says of a name that is neither a step nor a scope; it never runs.
    @available(*, unavailable, message: "neither a step of a query nor a scope of its model")
    public subscript(dynamicMember name: String) -> Never {
        fatalError("unreachable: the subscript is unavailable")
    }
}
