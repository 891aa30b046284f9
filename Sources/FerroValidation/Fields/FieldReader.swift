/// Reads an input field by field and keeps going after a failure, so that one error names every bad field.
///
/// `@Input` writes an initializer like this one; a type with special needs writes its own.
///
/// ```swift
/// init(from decoder: any Decoder) throws {
///     var reader = FieldReader(decoder, keyedBy: CodingKeys.self)
///     let url = reader.read(.url, as: String.self)
///     let tags = reader.read(.tags, default: [String]())
///     guard let url, let tags, reader.isValid else { throw reader.error }
///     self.url = url
///     self.tags = tags
/// }
/// ```
///
/// Inside one field the underlying decoder stops at its first failure: of a list, the first bad element is reported.
public struct FieldReader<Key: CodingKey> {
    /// All that has failed so far; throw it when `isValid` is false.
    public private(set) var error: ValidationError
    private let container: KeyedDecodingContainer<Key>?

    /// Opens the decoder's keyed container; anything but an object is a failure of the input as a whole.
    public init(
        _ decoder: any Decoder, keyedBy keys: Key.Type = Key.self, file: String = #fileID, line: UInt = #line
    ) {
        error = ValidationError(file: file, line: line)
        do {
            container = try decoder.container(keyedBy: keys)
        } catch {
            container = nil
            self.error.add(FieldPath(decoder.codingPath), Message.object.text)
            self.error.cause = error
        }
    }

    /// Whether every field read so far was there and of its type.
    public var isValid: Bool { error.isEmpty }

    /// Reads a field that must be sent; `nil` means that it failed and the failure is recorded.
    public mutating func read<Value: Decodable>(_ key: Key, as type: Value.Type = Value.self) -> Value? {
        attempt(key, type) { container in
            guard container.contains(key) else {
                throw DecodingError.keyNotFound(key, .init(codingPath: container.codingPath, debugDescription: ""))
            }
            return try container.decode(type, forKey: key)
        }
    }

    /// Reads a field that may be left out or null, which gives its default.
    ///
    /// `nil` means that it was sent, failed, and the failure is recorded.
    public mutating func read<Value: Decodable>(
        _ key: Key, as type: Value.Type = Value.self, default value: @autoclosure () -> Value
    ) -> Value? {
        let read = attempt(key, Value?.self) { try $0.decodeIfPresent(type, forKey: key) }
        guard let read else { return nil }
        return read ?? value()
    }

    /// Reads a field that may be left out or null: the inner `nil`.
    ///
    /// The outer `nil` means that it was sent, failed, and the failure is recorded.
    public mutating func readOptional<Value: Decodable>(_ key: Key, as type: Value.Type = Value.self) -> Value?? {
        attempt(key, Value?.self) { try $0.decodeIfPresent(type, forKey: key) }
    }

    private mutating func attempt<Value>(
        _ key: Key, _ type: Value.Type, _ decode: (KeyedDecodingContainer<Key>) throws -> Value
    ) -> Value? {
        guard let container else { return nil }
        do {
            return try decode(container)
        } catch {
            let failure = ValidationError(
                reading: type, at: container.codingPath + [key], failedWith: error, location: self.error.location)
            self.error.merge(failure)
            return nil
        }
    }
}
