/// What a value's `encode(to:)` is given: the frame that it fills.
struct JSONValueWriter: Encoder {
    let writer: JSONWriter
    let identity: JSONFrame.Identity

    var codingPath: [any CodingKey] { writer.codingPath(above: identity.level) }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        let isDictionary = ObjectIdentifier(type) == JSONKey.ofDictionaries
        let opened = writer.open(identity, .object, isDictionary: isDictionary)
        return KeyedEncodingContainer(JSONObjectWriter(writer: writer, identity: opened))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        JSONArrayWriter(writer: writer, identity: writer.open(identity, .array))
    }

    func singleValueContainer() -> any SingleValueEncodingContainer { self }
}

extension JSONValueWriter: SingleValueEncodingContainer {
    func encodeNil() throws { try scalar { try writer.writeNull() } }
    func encode(_ value: Bool) throws { try scalar { try writer.write(value) } }
    func encode(_ value: String) throws { try scalar { try writer.write(value) } }
    func encode(_ value: Double) throws { try scalar { try writer.write(value) } }
    func encode(_ value: Float) throws { try scalar { try writer.write(value) } }
    func encode(_ value: Int) throws { try scalar { try writer.write(value) } }
    func encode(_ value: Int8) throws { try scalar { try writer.write(value) } }
    func encode(_ value: Int16) throws { try scalar { try writer.write(value) } }
    func encode(_ value: Int32) throws { try scalar { try writer.write(value) } }
    func encode(_ value: Int64) throws { try scalar { try writer.write(value) } }
    func encode(_ value: UInt) throws { try scalar { try writer.write(value) } }
    func encode(_ value: UInt8) throws { try scalar { try writer.write(value) } }
    func encode(_ value: UInt16) throws { try scalar { try writer.write(value) } }
    func encode(_ value: UInt32) throws { try scalar { try writer.write(value) } }
    func encode(_ value: UInt64) throws { try scalar { try writer.write(value) } }
    func encode<Value: Encodable>(_ value: Value) throws { try scalar { try writer.encode(value) } }

    @inline(__always)
    private func scalar(_ write: () throws -> Void) throws {
        try writer.beginScalar(identity)
        let mark = writer.mark
        do {
            try write()
        } catch {
            writer.rollBack(to: mark)
            (writer.frames + identity.level).pointee.kind = .pending
            throw error
        }
    }
}
