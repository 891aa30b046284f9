public import FerroCrypto
public import FerroSQL

/// A value of a column that the database sees as ciphertext only.
///
/// ```swift
/// @Model struct Account {
///     let id: ID
///     var token: Encrypted<String>
/// }
/// let token = try Account.seal("secret", for: \.token, with: keys)
/// let account = try await Account.create(.init(token: token), on: db)
/// let secret = try account.open(\.token, with: keys)
/// ```
///
/// AES-256-GCM with a random nonce; the names of table and column are authenticated with it, so what was sealed for one
/// column opens in no other. A table or column that is renamed makes its values unreadable: seal them again.
/// The column is `t.bytes("token")`. It cannot be compared in a query, because equal values are sealed differently: see
/// ``BlindIndex``. In JSON and in logs it reads `<sealed>`, and nothing is read from that.
public struct Encrypted<Value: Codable & Sendable>: SQLConvertible, Hashable {
    /// What the column holds.
    let sealed: [UInt8]

    init(sealed: [UInt8]) { self.sealed = sealed }

    /// `.bytes`, the ciphertext with its header.
    public var sqlValue: SQLValue { .bytes(sealed) }
    /// Reads `.bytes`; it is opened later, where somebody asks for it.
    public init(sqlValue: SQLValue) throws(SQLError) { sealed = try [UInt8](sqlValue: sqlValue) }

    /// Whether it was sealed with a previous key: then open it, seal it again and update the row.
    public func needsResealing(with keys: KeyRing) -> Bool { keys.needsResealing(sealed) }
}

extension Encrypted: Unspoken {}
