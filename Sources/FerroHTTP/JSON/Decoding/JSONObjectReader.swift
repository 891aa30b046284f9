/// The keyed container over an object.
struct JSONObjectReader<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let tape: JSONTape
    let index: Int
    /// Whether the type's keys are called otherwise in the text.
    let isTranslated: Bool

    init(_ tape: JSONTape, _ index: Int) throws {
        guard tape.nodes[index].kind == .object else { throw tape.mismatch([String: Any].self, index) }
        self.tape = tape
        self.index = index
        isTranslated = tape.isSnakeCase && ObjectIdentifier(Key.self) != JSONKey.ofDictionaries
    }

    var codingPath: [any CodingKey] { tape.codingPath(to: index) }

    var allKeys: [Key] {
        tape.names(in: index).compactMap { name in
            let key = isTranslated ? Key(stringValue: JSONKey.camelCase(name)) : nil
            if let key, JSONKey.snakeCase(key.stringValue) == name { return key }
            return Key(stringValue: name)
        }
    }

    func contains(_ key: Key) -> Bool { find(key) != nil }

    func decodeNil(forKey key: Key) throws -> Bool { tape.nodes[try value(key)].kind == .null }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type, forKey key: Key
    ) throws -> KeyedDecodingContainer<Nested> {
        KeyedDecodingContainer(try JSONObjectReader<Nested>(tape, try value(key)))
    }

    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
        try JSONArrayReader(tape, try value(key))
    }

    func superDecoder() throws -> any Decoder {
        let value = tape.find(JSONKey.ofSuper.stringValue, in: index, isTranslated: false)
        return JSONValueReader(tape: tape, index: value ?? tape.absent)
    }

    func superDecoder(forKey key: Key) throws -> any Decoder {
        JSONValueReader(tape: tape, index: find(key) ?? tape.absent)
    }

    @inline(__always)
    private func find(_ key: Key) -> Int? { tape.find(key.stringValue, in: index, isTranslated: isTranslated) }

    /// The value of a key, or nil when it is null or not there.
    @inline(__always)
    func present(_ key: Key) -> Int? {
        guard let value = find(key), tape.nodes[value].kind != .null else { return nil }
        return value
    }

    @inline(__always)
    func value(_ key: Key) throws -> Int {
        guard let value = find(key) else { throw missing(key) }
        return value
    }

    @inline(never)
    private func missing(_ key: Key) -> DecodingError {
        .keyNotFound(
            key, .init(codingPath: codingPath, debugDescription: "No value associated with key \(key.stringValue)."))
    }
}
