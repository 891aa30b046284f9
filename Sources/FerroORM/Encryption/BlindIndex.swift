public import FerroSQL

/// A code by which rows are found whose encrypted column has a given value.
///
/// ```swift
/// @Model struct Account {
///     let id: ID
///     var email: Encrypted<String>
///     var emailIndex: BlindIndex
/// }
/// let codes = try Account.blindIndexes(of: "ada@example.org", for: \.emailIndex, with: keys)
/// let account = try await Account.where { $0.emailIndex.isIn(codes) }.first(on: db)
/// ```
///
/// It is an HMAC-SHA256 under a key of its own, over the names of table and column and the value: whoever reads the table
/// sees which rows have equal values, and cannot try values without the key. Bring the text into one form first: case
/// and spaces count. The column is `t.bytes("email_index").index()`.
public struct BlindIndex: SQLConvertible, Hashable {
    private let code: [UInt8]

    init(code: [UInt8]) { self.code = code }

    /// `.bytes`, 32 of them.
    public var sqlValue: SQLValue { .bytes(code) }
    /// Reads `.bytes`.
    public init(sqlValue: SQLValue) throws(SQLError) { code = try [UInt8](sqlValue: sqlValue) }
}

extension BlindIndex: Unspoken {}
