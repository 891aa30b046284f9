/// The unkeyed container over an array.
struct JSONArrayReader: UnkeyedDecodingContainer {
    // Three words, so that it needs no memory of its own as an existential.
    let tape: JSONTape
    private let array: UInt32
    private var next: UInt32
    private var place: UInt32 = 0

    init(_ tape: JSONTape, _ index: Int) throws {
        guard tape.nodes[index].kind == .array else { throw tape.mismatch([Any].self, index) }
        self.tape = tape
        array = UInt32(truncatingIfNeeded: index)
        next = array &+ 1
    }

    var codingPath: [any CodingKey] { tape.codingPath(to: Int(array)) }
    var count: Int? { Int(tape.nodes[Int(array)].place) }
    var currentIndex: Int { Int(place) }
    var isAtEnd: Bool { Int(next) >= tape.nodes[Int(array)].extent }

    mutating func decodeNil() throws -> Bool {
        guard tape.nodes[try here(Never.self)].kind == .null else { return false }
        advance()
        return true
    }

    mutating func decode(_ type: Bool.Type) throws -> Bool { try element(type) { try $0.bool($1) } }
    mutating func decode(_ type: String.Type) throws -> String { try element(type) { try $0.string($1) } }
    mutating func decode(_ type: Double.Type) throws -> Double { try element(type) { try $0.double($1) } }
    mutating func decode(_ type: Float.Type) throws -> Float { try element(type) { try $0.float($1) } }
    mutating func decode(_ type: Int.Type) throws -> Int { try element(type) { try $0.integer($1, type) } }
    mutating func decode(_ type: Int8.Type) throws -> Int8 { try element(type) { try $0.integer($1, type) } }
    mutating func decode(_ type: Int16.Type) throws -> Int16 { try element(type) { try $0.integer($1, type) } }
    mutating func decode(_ type: Int32.Type) throws -> Int32 { try element(type) { try $0.integer($1, type) } }
    mutating func decode(_ type: Int64.Type) throws -> Int64 { try element(type) { try $0.integer($1, type) } }
    mutating func decode(_ type: UInt.Type) throws -> UInt { try element(type) { try $0.integer($1, type) } }
    mutating func decode(_ type: UInt8.Type) throws -> UInt8 { try element(type) { try $0.integer($1, type) } }
    mutating func decode(_ type: UInt16.Type) throws -> UInt16 { try element(type) { try $0.integer($1, type) } }
    mutating func decode(_ type: UInt32.Type) throws -> UInt32 { try element(type) { try $0.integer($1, type) } }
    mutating func decode(_ type: UInt64.Type) throws -> UInt64 { try element(type) { try $0.integer($1, type) } }
    mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
        try element(type) { try $0.decode(type, $1) }
    }

    mutating func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type
    ) throws -> KeyedDecodingContainer<Nested> {
        try element([String: Any].self) { KeyedDecodingContainer(try JSONObjectReader<Nested>($0, $1)) }
    }

    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
        try element([Any].self) { try JSONArrayReader($0, $1) }
    }

    mutating func superDecoder() throws -> any Decoder {
        try element((any Decoder).self) { JSONValueReader(tape: $0, index: $1) }
    }

    /// Reads the next element, which stays the next one when that fails.
    @inline(__always)
    private mutating func element<Value>(_ type: any Any.Type, _ read: (JSONTape, Int) throws -> Value) throws -> Value
    {
        let value = try read(tape, try here(type))
        advance()
        return value
    }

    private mutating func advance() {
        next = UInt32(truncatingIfNeeded: tape.end(of: Int(next)))
        place &+= 1
    }

    @inline(__always)
    private func here(_ type: any Any.Type) throws -> Int {
        guard !isAtEnd else { throw ended(type) }
        return Int(next)
    }

    @inline(never)
    private func ended(_ type: any Any.Type) -> DecodingError {
        .valueNotFound(
            type,
            .init(
                codingPath: codingPath + [JSONKey(intValue: currentIndex)],
                debugDescription: "The array has no more elements."))
    }
}
