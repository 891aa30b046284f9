/// Lists the columns of an `order` closure, most important first.
@resultBuilder public enum OrderBuilder<Scope> {
    /// One line of the closure after another.
    public static func buildBlock(_ orders: [Order<Scope>]...) -> [Order<Scope>] { Array(orders.joined()) }
    /// One column.
    public static func buildExpression(_ order: Order<Scope>) -> [Order<Scope>] { [order] }
    /// The lines under an `if` without `else`.
    public static func buildOptional(_ orders: [Order<Scope>]?) -> [Order<Scope>] { orders ?? [] }
    /// The lines under `if`.
    public static func buildEither(first orders: [Order<Scope>]) -> [Order<Scope>] { orders }
    /// The lines under `else`.
    public static func buildEither(second orders: [Order<Scope>]) -> [Order<Scope>] { orders }
}
