/// The columns of a model, one property of type ``Column`` for each.
///
/// ```swift
/// struct Columns: ModelColumns {
///     let id = Column<Link, Link.ID>("id", \.id)
///     let url = Column<Link, String>("url", \.url)
///     static let names = ["id", "url"]
/// }
/// ```
public protocol ModelColumns: Sendable {
    /// The model.
    associatedtype Owner: Model where Owner.Columns == Self

    /// The names of all columns in the order in which rows are selected.
    static var names: [String] { get }
    /// The key.
    var id: Column<Owner, Owner.ID> { get }
}
