package import HTTPTypes

/// Fields that every response gets unless it has them itself, written out beforehand.
package final class HeaderDefaults: Sendable {
    let fields: [Headers.Field]
    /// A bit for the length of each name, so that a response without any of them is told by one glance.
    let lengths: UInt64
    /// The lines of all fields; nil where a value may not be sent or a name is the encoder's, which it shall find out.
    let lines: String?

    /// Prepares the fields.
    package init(_ fields: [(name: HTTPField.Name, value: String)]) {
        self.fields = fields.map { Headers.Field(name: $0.name, value: $0.value) }
        lengths = self.fields.reduce(0) { $0 | $1.lengthBit }
        let isPlain = self.fields.allSatisfy { field in
            FieldRole(field) == .none && field.value.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F }
        }
        lines = isPlain ? self.fields.map { "\($0.name.rawName): \($0.value)\r\n" }.joined() : nil
    }
}

extension Headers {
    /// Sets a field, and adds the defaults that are missing: the last thing that is done to a response.
    package mutating func finish(_ name: HTTPField.Name, _ value: String, defaults: HeaderDefaults) {
        fields.set(name, value)
        guard case .fields(let own) = storage else { return }
        if defaults.lines != nil, own.reduce(0, { $0 | $1.lengthBit }) & defaults.lengths == 0 {
            storage = .finished(own, defaults)
        } else {
            for field in defaults.fields where own.position(of: field.name) == nil { fields.append(field) }
        }
    }
}

extension Headers.Field {
    fileprivate var lengthBit: UInt64 { 1 << UInt64(length & 63) }
}
