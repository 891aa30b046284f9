extension ValidationError: Encodable {
    /// Writes `message` and, under `errors`, the list of messages of each field.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: FieldKey.self)
        try container.encode(message, forKey: FieldKey("message"))
        var fields = container.nestedContainer(keyedBy: FieldKey.self, forKey: FieldKey("errors"))
        for failure in errors {
            try fields.encode(failure.messages, forKey: FieldKey(failure.field.description))
        }
    }
}

/// A key made at run time.
private struct FieldKey: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(_ text: String) { stringValue = text }
    init?(stringValue: String) { self.init(stringValue) }
    init?(intValue: Int) { nil }
}
