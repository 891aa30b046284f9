/// One element of a `Forwarded` field: what one proxy said (RFC 7239, section 4).
struct ForwardedElement: Hashable, Sendable {
    private(set) var `for`: [UInt8]?
    private(set) var by: [UInt8]?
    private(set) var host: [UInt8]?
    private(set) var proto: [UInt8]?

    /// Reads pairs with semicolons between; nil when one is malformed or given twice.
    init?(_ bytes: ArraySlice<UInt8>) {
        guard !bytes.isEmpty, bytes.count <= 1024 else { return nil }
        var rest = bytes
        while true {
            guard let (name, value) = Self.pair(&rest), set(name, value) else { return nil }
            if rest.isEmpty { return }
            guard rest.popFirst() == UInt8(ascii: ";") else { return nil }
            // A semicolon at the end is allowed by the grammar.
            if rest.isEmpty { return }
        }
    }

    private mutating func set(_ name: String, _ value: [UInt8]) -> Bool {
        switch name {
        case "for": return Self.put(value, in: &self.for)
        case "by": return Self.put(value, in: &by)
        case "host": return Self.put(value, in: &host)
        case "proto": return Self.put(value, in: &proto)
        default: return true
        }
    }

    private static func put(_ value: [UInt8], in slot: inout [UInt8]?) -> Bool {
        guard slot == nil else { return false }
        slot = value
        return true
    }

    private static func pair(_ rest: inout ArraySlice<UInt8>) -> (String, [UInt8])? {
        let name = rest.prefix(while: isToken)
        rest = rest.dropFirst(name.count)
        guard !name.isEmpty, rest.popFirst() == UInt8(ascii: "=") else { return nil }
        guard let value = value(&rest) else { return nil }
        return (String(decoding: name, as: UTF8.self).lowercased(), value)
    }

    private static func value(_ rest: inout ArraySlice<UInt8>) -> [UInt8]? {
        guard rest.first == UInt8(ascii: "\"") else {
            let token = rest.prefix(while: isToken)
            rest = rest.dropFirst(token.count)
            return token.isEmpty ? nil : Array(token)
        }
        rest.removeFirst()
        var value: [UInt8] = []
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "\""): return value
            case UInt8(ascii: "\\"):
                guard let next = rest.popFirst() else { return nil }
                value.append(next)
            case 0x20...0x7e, 0x80...0xff, 0x09: value.append(byte)
            default: return nil
            }
        }
        return nil
    }

    /// RFC 9110, section 5.6.2.
    private static func isToken(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: Array("!#$%&'*+-.^_`|~".utf8).contains(byte)
        }
    }
}
