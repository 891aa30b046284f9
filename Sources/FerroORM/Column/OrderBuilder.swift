/// Lists the columns of an `order` closure, most important first.
@resultBuilder public enum OrderBuilder<M: Model> {
    /// One line of the closure after another.
    public static func buildBlock(_ orders: [Order<M>]...) -> [Order<M>] { Array(orders.joined()) }
    /// One column.
    public static func buildExpression(_ order: Order<M>) -> [Order<M>] { [order] }
    /// The lines under an `if` without `else`.
    public static func buildOptional(_ orders: [Order<M>]?) -> [Order<M>] { orders ?? [] }
    /// The lines under `if`.
    public static func buildEither(first orders: [Order<M>]) -> [Order<M>] { orders }
    /// The lines under `else`.
    public static func buildEither(second orders: [Order<M>]) -> [Order<M>] { orders }
}
