/// The keyed container over a frame.
struct JSONObjectWriter<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let writer: JSONWriter
    let identity: JSONFrame.Identity

    var codingPath: [any CodingKey] { writer.codingPath(above: identity.level) }

    func encodeNil(forKey key: Key) throws { try plain(key) { try writer.writeNull() } }
    func encode(_ value: Bool, forKey key: Key) throws { try plain(key) { try writer.write(value) } }
    func encode(_ value: String, forKey key: Key) throws { try plain(key) { try writer.write(value) } }
    func encode(_ value: Double, forKey key: Key) throws { try entry(key) { try writer.write(value) } }
    func encode(_ value: Float, forKey key: Key) throws { try entry(key) { try writer.write(value) } }
    func encode(_ value: Int, forKey key: Key) throws { try plain(key) { try writer.write(value) } }
    func encode(_ value: Int8, forKey key: Key) throws { try plain(key) { try writer.write(value) } }
    func encode(_ value: Int16, forKey key: Key) throws { try plain(key) { try writer.write(value) } }
    func encode(_ value: Int32, forKey key: Key) throws { try plain(key) { try writer.write(value) } }
    func encode(_ value: Int64, forKey key: Key) throws { try plain(key) { try writer.write(value) } }
    func encode(_ value: UInt, forKey key: Key) throws { try plain(key) { try writer.write(value) } }
    func encode(_ value: UInt8, forKey key: Key) throws { try plain(key) { try writer.write(value) } }
    func encode(_ value: UInt16, forKey key: Key) throws { try plain(key) { try writer.write(value) } }
    func encode(_ value: UInt32, forKey key: Key) throws { try plain(key) { try writer.write(value) } }
    func encode(_ value: UInt64, forKey key: Key) throws { try plain(key) { try writer.write(value) } }
    func encode<Value: Encodable>(_ value: Value, forKey key: Key) throws {
        try entry(key) { try writer.encode(value) }
    }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type, forKey key: Key
    ) -> KeyedEncodingContainer<Nested> {
        let nested = writer.nested(in: identity, key.stringValue, .object)
        return KeyedEncodingContainer(JSONObjectWriter<Nested>(writer: nested.writer, identity: nested.identity))
    }

    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
        let nested = writer.nested(in: identity, key.stringValue, .array)
        return JSONArrayWriter(writer: nested.writer, identity: nested.identity)
    }

    func superEncoder() -> any Encoder { writer.nested(in: identity, JSONKey.ofSuper.stringValue, .pending) }
    func superEncoder(forKey key: Key) -> any Encoder { writer.nested(in: identity, key.stringValue, .pending) }

    /// Writes what can only fail when the text is too long, which ends it all.
    @inline(__always)
    private func plain(_ key: Key, _ write: () throws -> Void) throws {
        try writer.beginEntry(identity, key.stringValue)
        try write()
    }

    @inline(__always)
    private func entry(_ key: Key, _ write: () throws -> Void) throws {
        guard writer.frame(identity) != nil else { throw writer.misused() }
        let mark = writer.mark
        do {
            try writer.beginEntry(identity, key.stringValue)
            try write()
        } catch {
            writer.rollBack(to: mark)
            throw error
        }
    }
}
