/// The parameters of a field's value, RFC 9110 section 5.6.6: `; name=value; other="quoted"`.
///
/// An unquoted value may hold every visible byte but `;` and `"`, as clients write boundaries and URLs without quotes.
struct FieldParameters {
    /// How a backslash reads inside quotes.
    enum Quoting {
        /// It escapes the byte after it, RFC 9110 section 5.6.4.
        case standard
        /// It escapes a quote or a backslash and is itself before all else, as file names of Windows come unescaped.
        case browser
    }

    /// Names in lower case and values, in order.
    private(set) var all: [(name: String, value: String)] = []
    private var rest: Substring.UTF8View
    private let quoting: Quoting

    /// Reads what follows a value, its first semicolon included; nil when it breaks the grammar.
    init?(_ bytes: Substring.UTF8View, quoting: Quoting = .standard) {
        rest = bytes
        self.quoting = quoting
        skipSpaces()
        while let byte = rest.first {
            guard byte == UInt8(ascii: ";") else { return nil }
            rest.removeFirst()
            skipSpaces()
            guard let next = rest.first, next != UInt8(ascii: ";") else { continue }
            guard let parameter = readParameter() else { return nil }
            all.append(parameter)
            skipSpaces()
        }
    }

    /// The value of a parameter; nil when it is absent or given twice.
    subscript(name: String) -> String? {
        let found = all.filter { $0.name == name }
        return found.count == 1 ? found[0].value : nil
    }

    /// Whether a parameter is given more than once, which says two things.
    func repeats(_ name: String) -> Bool { all.filter { $0.name == name }.count > 1 }

    private mutating func skipSpaces() { rest = rest.drop { $0 == 0x20 || $0 == 0x09 } }

    private mutating func readParameter() -> (name: String, value: String)? {
        let name = rest.prefix { ByteClass.token.contains($0) }
        rest = rest[name.endIndex...]
        guard !name.isEmpty, rest.first == UInt8(ascii: "=") else { return nil }
        rest.removeFirst()
        guard let value = rest.first == UInt8(ascii: "\"") ? readQuoted() : readPlain() else { return nil }
        return (String(Substring(name)).lowercased(), value)
    }

    private mutating func readPlain() -> String? {
        let value = rest.prefix { $0 > 0x20 && $0 != 0x7F && $0 != UInt8(ascii: ";") && $0 != UInt8(ascii: "\"") }
        rest = rest[value.endIndex...]
        return value.isEmpty ? nil : String(Substring(value))
    }

    private mutating func readQuoted() -> String? {
        rest.removeFirst()
        var value: [UInt8] = []
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "\"") { return String(decoding: value, as: UTF8.self) }
            if byte == UInt8(ascii: "\\"), let next = rest.first, quoting == .standard || next == 0x22 || next == 0x5C {
                rest.removeFirst()
                value.append(next)
            } else {
                value.append(byte)
            }
        }
        return nil
    }
}
