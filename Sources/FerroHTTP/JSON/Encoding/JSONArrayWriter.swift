/// The unkeyed container over a frame.
struct JSONArrayWriter: UnkeyedEncodingContainer {
    let writer: JSONWriter
    let identity: JSONFrame.Identity

    var codingPath: [any CodingKey] { writer.codingPath(above: identity.level) }
    var count: Int { writer.frame(identity).map { Int($0.pointee.elements) } ?? 0 }

    func encodeNil() throws { try plain { try writer.writeNull() } }
    func encode(_ value: Bool) throws { try plain { try writer.write(value) } }
    func encode(_ value: String) throws { try plain { try writer.write(value) } }
    func encode(_ value: Double) throws { try element { try writer.write(value) } }
    func encode(_ value: Float) throws { try element { try writer.write(value) } }
    func encode(_ value: Int) throws { try plain { try writer.write(value) } }
    func encode(_ value: Int8) throws { try plain { try writer.write(value) } }
    func encode(_ value: Int16) throws { try plain { try writer.write(value) } }
    func encode(_ value: Int32) throws { try plain { try writer.write(value) } }
    func encode(_ value: Int64) throws { try plain { try writer.write(value) } }
    func encode(_ value: UInt) throws { try plain { try writer.write(value) } }
    func encode(_ value: UInt8) throws { try plain { try writer.write(value) } }
    func encode(_ value: UInt16) throws { try plain { try writer.write(value) } }
    func encode(_ value: UInt32) throws { try plain { try writer.write(value) } }
    func encode(_ value: UInt64) throws { try plain { try writer.write(value) } }
    func encode<Value: Encodable>(_ value: Value) throws { try element { try writer.encode(value) } }

    func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) -> KeyedEncodingContainer<Nested> {
        let nested = writer.nested(in: identity, nil, .object)
        return KeyedEncodingContainer(JSONObjectWriter<Nested>(writer: nested.writer, identity: nested.identity))
    }

    func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
        let nested = writer.nested(in: identity, nil, .array)
        return JSONArrayWriter(writer: nested.writer, identity: nested.identity)
    }

    func superEncoder() -> any Encoder { writer.nested(in: identity, nil, .pending) }

    /// Writes what can only fail when the text is too long, which ends it all.
    @inline(__always)
    private func plain(_ write: () throws -> Void) throws {
        try writer.beginElement(identity)
        try write()
    }

    @inline(__always)
    private func element(_ write: () throws -> Void) throws {
        guard writer.frame(identity) != nil else { throw writer.misused() }
        let mark = writer.mark
        do {
            try writer.beginElement(identity)
            try write()
        } catch {
            writer.rollBack(to: mark)
            throw error
        }
    }
}
