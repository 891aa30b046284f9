package import HTTPTypes

/// Fields that every response gets unless it has them itself.
package struct HeaderDefaults: Sendable {
    let fields: [Headers.Field]
    /// A bit for the length of each name, so that a response without any of them is told by one glance.
    let lengths: UInt64

    /// Prepares the fields.
    package init(_ fields: [(name: HTTPField.Name, value: String)]) {
        self.fields = fields.map { Headers.Field(name: $0.name, value: $0.value) }
        lengths = self.fields.reduce(0) { $0 | $1.lengthBit }
    }
}

extension Headers {
    /// Sets a field, and adds the defaults that are missing; makes room for all of them once.
    package mutating func finish(_ name: HTTPField.Name, _ value: String, defaults: HeaderDefaults) {
        fields.finish(name, value, defaults)
    }
}

extension Headers.Field {
    fileprivate var lengthBit: UInt64 { 1 << UInt64(length & 63) }
}

extension [Headers.Field] {
    fileprivate mutating func finish(_ name: HTTPField.Name, _ value: String, _ defaults: HeaderDefaults) {
        reserveCapacity(count + 1 + defaults.fields.count)
        set(name, value)
        if reduce(0, { $0 | $1.lengthBit }) & defaults.lengths == 0 {
            append(contentsOf: defaults.fields)
        } else {
            for field in defaults.fields where position(of: field.name) == nil { append(field) }
        }
    }
}
