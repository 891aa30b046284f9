#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Decodes values from the text fields of forms and queries.
///
/// - Numbers are read from their text; `Bool` is true for `on`, `true`, `1` and `yes`, false for `off`, `false`, `0`,
///   `no` and the empty text, and false when the field is absent, as an unchecked box is.
/// - Optionals, `String?` too, are nil when the field is absent or empty.
/// - Arrays come from repeated keys, `key[]` or `key[0]`, and are empty when the field is absent.
/// - `Date` is read as ISO 8601 and as HTML inputs write it.
/// - ``UploadedFile`` is a file of a ``MultipartForm``.
///
/// What does not fit throws a `DecodingError` whose coding path names the field.
public struct FormDecoder: Sendable {
    /// Makes a decoder.
    public init() {}

    /// Decodes a value.
    public func decode<Value: Decodable>(_ type: Value.Type, from form: FormBody) throws -> Value {
        try Value(from: FormFieldDecoder(value: form.root, codingPath: []))
    }
}

/// Types that are made from many fields and are empty when there are none.
private protocol FieldCollection {}
extension Array: FieldCollection {}
extension Set: FieldCollection {}

/// The decoder of the value under one key.
struct FormFieldDecoder: Decoder {
    let value: FormValue?
    let codingPath: [any CodingKey]
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        guard value.map({ $0.texts.isEmpty && $0.files.isEmpty }) ?? true else {
            throw mismatch([String: String].self, "A group of fields")
        }
        return KeyedDecodingContainer(FormKeyedContainer(fields: value?.fields ?? [:], codingPath: codingPath))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
        FormListContainer(values: try elements(), codingPath: codingPath)
    }

    func singleValueContainer() throws -> any SingleValueDecodingContainer {
        FormTextContainer(decoder: self)
    }

    /// Decodes a type, taking over those whose own decoding expects another shape.
    func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
        if type == Date.self {
            guard let date = ISO8601.parseInput(try text()), let result = date as? Value else {
                throw mismatch(type, "A date such as 2026-11-21T10:00:00Z")
            }
            return result
        }
        if type == URL.self {
            guard let url = URL(string: try text()), let result = url as? Value else { throw mismatch(type, "A URL") }
            return result
        }
        return try Value(from: self)
    }

    /// Whether an optional of this value is nil.
    var isNil: Bool {
        guard let value else { return true }
        return value.fields.isEmpty && value.files.isEmpty && !value.isList && value.texts.last?.isEmpty ?? true
    }

    func text() throws -> String {
        guard let value, !value.isList, let text = value.texts.last else { throw mismatch(String.self, "One value") }
        return text
    }

    func file() throws -> UploadedFile {
        guard let value, let file = value.files.last else { throw mismatch(UploadedFile.self, "A file") }
        return file
    }

    func mismatch(_ type: Any.Type, _ expected: String) -> DecodingError {
        .typeMismatch(type, .init(codingPath: codingPath, debugDescription: "\(expected) was expected."))
    }

    /// Whether a missing key reads as an empty or false value rather than as an error.
    static func hasDefault(_ type: Any.Type) -> Bool { type == Bool.self || type is any FieldCollection.Type }

    /// The elements of an array, in order; `key[0]`, `key[2]` are ordered by number.
    private func elements() throws -> [FormValue] {
        guard let value else { return [] }
        guard value.fields.isEmpty else {
            var numbered: [(index: Int, value: FormValue)] = []
            for (key, value) in value.fields {
                // `007` would be a second name for `7`, and `+7` is no index.
                guard let index = Int(key), String(index) == key, index >= 0 else {
                    throw mismatch([String].self, "A list of values")
                }
                numbered.append((index, value))
            }
            return numbered.sorted { $0.index < $1.index }.map(\.value)
        }
        return value.texts.map { FormValue(texts: [$0]) } + value.files.map { FormValue(files: [$0]) }
    }
}
