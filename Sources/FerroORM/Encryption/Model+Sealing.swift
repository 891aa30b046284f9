public import FerroCrypto

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension Model {
    /// Encrypts a value for one column: `Account.seal("secret", for: \.token, with: keys)`.
    ///
    /// Throws `EncodingError` when JSON cannot hold the value, and ``CryptoError`` when the system gives no random bytes.
    public static func seal<Value>(
        _ value: Value, for column: KeyPath<Columns, Column<Self, Encrypted<Value>>>, with keys: KeyRing
    ) throws -> Encrypted<Value> {
        try columns[keyPath: column].seal(value, with: keys)
    }

    /// Encrypts a value for a column that can be NULL.
    public static func seal<Value>(
        _ value: Value, for column: KeyPath<Columns, Column<Self, Encrypted<Value>?>>, with keys: KeyRing
    ) throws -> Encrypted<Value> {
        try columns[keyPath: column].seal(value, with: keys)
    }

    /// Decrypts a column of this row: `account.open(\.token, with: keys)`.
    ///
    /// Throws ``CryptoError``: `.unknownKey` when the ring lacks the key, `.authentication` when the value was changed or
    /// was sealed for another column, `.format` when it was never sealed.
    public func open<Value>(
        _ column: KeyPath<Columns, Column<Self, Encrypted<Value>>>, with keys: KeyRing
    ) throws -> Value {
        let column = Self.columns[keyPath: column]
        return try column.open(self[keyPath: column.property], with: keys)
    }

    /// Decrypts a column of this row that can be NULL; nil when it is.
    public func open<Value>(
        _ column: KeyPath<Columns, Column<Self, Encrypted<Value>?>>, with keys: KeyRing
    ) throws -> Value? {
        let column = Self.columns[keyPath: column]
        return try self[keyPath: column.property].map { try column.open($0, with: keys) }
    }

    /// The code that a row stores to be found by a value, made with the current key.
    public static func blindIndex(
        of value: String, for column: KeyPath<Columns, Column<Self, BlindIndex>>, with keys: KeyRing
    ) throws -> BlindIndex {
        let codes = try keys.blindIndexes(of: Array(value.utf8), in: columns[keyPath: column].place)
        return BlindIndex(code: codes.first ?? [])
    }

    /// The codes that rows may have that were stored with any key of the ring: look for them with `isIn`.
    public static func blindIndexes(
        of value: String, for column: KeyPath<Columns, Column<Self, BlindIndex>>, with keys: KeyRing
    ) throws -> [BlindIndex] {
        try keys.blindIndexes(of: Array(value.utf8), in: columns[keyPath: column].place).map(BlindIndex.init(code:))
    }
}

extension Column {
    /// What a value is sealed to; no identifier has a NUL in it, so no two columns have one place.
    var place: [UInt8] { Array("\(M.table)\0\(name)".utf8) }

    func seal<Plain>(_ value: Plain, with keys: KeyRing) throws -> Encrypted<Plain> {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return Encrypted(sealed: try keys.seal(Array(try encoder.encode(value)), in: place))
    }

    func open<Plain>(_ value: Encrypted<Plain>, with keys: KeyRing) throws -> Plain {
        let plain = try keys.open(value.sealed, in: place)
        do {
            return try JSONDecoder().decode(Plain.self, from: Data(plain))
        } catch {
            // The decoder's own error can quote the plain text.
            throw ORMError(
                .decoding,
                "what \(M.table).\(name) holds was opened and is no \(Plain.self): it was sealed as another type",
                model: String(describing: M.self))
        }
    }
}
