/// A key of a form, or an index in a list.
struct FormKey: CodingKey {
    let stringValue: String
    let intValue: Int?
    init(stringValue: String) {
        self.stringValue = stringValue
        intValue = nil
    }
    init(intValue: Int) {
        stringValue = String(intValue)
        self.intValue = intValue
    }
}

/// The fields of one group.
struct FormKeyedContainer<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let fields: [String: FormValue]
    let codingPath: [any CodingKey]

    var allKeys: [Key] { fields.keys.compactMap { Key(stringValue: $0) } }
    func contains(_ key: Key) -> Bool { fields[key.stringValue] != nil }
    func decodeNil(forKey key: Key) throws -> Bool { field(key).isNil }

    func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
        guard contains(key) || FormFieldDecoder.hasDefault(type) else {
            throw DecodingError.keyNotFound(
                key, .init(codingPath: codingPath, debugDescription: "The field is missing."))
        }
        return try field(key).decode(type)
    }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type, forKey key: Key
    ) throws -> KeyedDecodingContainer<Nested> {
        try field(key).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
        try field(key).unkeyedContainer()
    }

    func superDecoder() throws -> any Decoder {
        FormFieldDecoder(value: fields["super"], codingPath: codingPath + [FormKey(stringValue: "super")])
    }
    func superDecoder(forKey key: Key) throws -> any Decoder { field(key) }

    private func field(_ key: Key) -> FormFieldDecoder {
        FormFieldDecoder(value: fields[key.stringValue], codingPath: codingPath + [key])
    }
}

/// The values of one list.
struct FormListContainer: UnkeyedDecodingContainer {
    let values: [FormValue]
    let codingPath: [any CodingKey]
    private(set) var currentIndex = 0

    init(values: [FormValue], codingPath: [any CodingKey]) {
        self.values = values
        self.codingPath = codingPath
    }

    var count: Int? { values.count }
    var isAtEnd: Bool { currentIndex >= values.count }

    mutating func decodeNil() throws -> Bool {
        guard !isAtEnd, here(values[currentIndex]).isNil else { return false }
        currentIndex += 1
        return true
    }

    mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value { try next().decode(type) }

    mutating func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type
    ) throws -> KeyedDecodingContainer<Nested> { try next().container(keyedBy: type) }

    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer { try next().unkeyedContainer() }
    mutating func superDecoder() throws -> any Decoder { try next() }

    private mutating func next() throws -> FormFieldDecoder {
        guard !isAtEnd else {
            throw DecodingError.valueNotFound(
                String.self, .init(codingPath: codingPath, debugDescription: "The list has no more values."))
        }
        defer { currentIndex += 1 }
        return here(values[currentIndex])
    }

    private func here(_ value: FormValue) -> FormFieldDecoder {
        FormFieldDecoder(value: value, codingPath: codingPath + [FormKey(intValue: currentIndex)])
    }
}

/// One text.
struct FormTextContainer: SingleValueDecodingContainer {
    let decoder: FormFieldDecoder
    var codingPath: [any CodingKey] { decoder.codingPath }

    func decodeNil() -> Bool { decoder.isNil }
    func decode(_ type: String.Type) throws -> String { try decoder.text() }

    func decode(_ type: Bool.Type) throws -> Bool {
        guard decoder.value != nil else { return false }
        switch try decoder.text() {
        case "on", "true", "1", "yes": return true
        case "off", "false", "0", "no", "": return false
        default: throw decoder.mismatch(type, "true or false")
        }
    }

    func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
        if let number = type as? any (LosslessStringConvertible & Numeric).Type {
            let text = try decoder.text().drop { $0 == " " }
            guard let parsed = number.init(String(text)), Self.isFinite(parsed), let value = parsed as? Value else {
                throw decoder.mismatch(type, "A number")
            }
            return value
        }
        return try decoder.decode(type)
    }

    // `nan` and `inf` are numbers to Swift's parser, and to nobody who fills in a form.
    private static func isFinite(_ number: any Numeric) -> Bool {
        (number as? any FloatingPoint).map { $0.isFinite } ?? true
    }
}
