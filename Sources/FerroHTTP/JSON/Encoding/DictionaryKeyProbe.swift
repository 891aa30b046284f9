/// Learns which keys a dictionary asks for when it encodes itself.
///
/// The order of a dictionary differs from run to run, so its entries are sorted; and its keys are data, which no form of
/// keys applies to. A comparison of types is cheaper than a cast to a marker protocol for every value.
struct DictionaryKeyProbe: Encoder {
    private final class Finding { var type: any CodingKey.Type = JSONKey.self }

    private let finding = Finding()
    private let inner: JSONValueWriter

    /// The type of the keys; `JSONKey`, which no dictionary asks for, should a dictionary ever encode itself otherwise.
    static func find() -> any CodingKey.Type {
        let writer = JSONWriter(JSONCoderConfiguration())
        guard let identity = try? writer.push() else { return JSONKey.self }
        let probe = DictionaryKeyProbe(inner: JSONValueWriter(writer: writer, identity: identity))
        try? [String: Int]().encode(to: probe)
        return probe.finding.type
    }

    private init(inner: JSONValueWriter) { self.inner = inner }

    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        finding.type = type
        return KeyedEncodingContainer(JSONObjectWriter(writer: inner.writer, identity: inner.identity))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer { inner.unkeyedContainer() }
    func singleValueContainer() -> any SingleValueEncodingContainer { inner }
}
