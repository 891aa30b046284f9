/// The `Content-Disposition` of a form's part, RFC 7578 section 4.2 as browsers write it.
///
/// Browsers put UTF-8 into quotes and escape only `"`, CR and LF, as `%22`, `%0D` and `%0A` (WHATWG HTML section
/// 4.10.21.8), so other escapes are text; older programs write `\"` and `\\`. `filename*` (RFC 8187) is preferred when it
/// is valid. Neither words of RFC 2047 nor a parameter given twice is read.
struct ContentDisposition {
    let name: String
    let fileName: String?

    /// Nil when it is no `form-data`, has no name or breaks the grammar.
    init?(_ value: String) {
        let end = value.utf8.firstIndex(of: UInt8(ascii: ";")) ?? value.utf8.endIndex
        guard value[..<end].trimmed.lowercased() == "form-data",
            let parameters = FieldParameters(value[end...].utf8, quoting: .browser),
            let name = parameters["name"], !parameters.repeats("filename"), !parameters.repeats("filename*")
        else { return nil }
        self.name = Self.unescaped(name)
        fileName = parameters["filename*"].flatMap(ExtendedValue.decode) ?? parameters["filename"].map(Self.unescaped)
    }

    private static func unescaped(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "%")) else { return text }
        var result: [UInt8] = []
        var rest = text.utf8[...]
        while let byte = rest.popFirst() {
            let escape = byte == UInt8(ascii: "%") ? escapes[String(Substring(rest.prefix(2))).uppercased()] : nil
            if escape != nil { rest = rest.dropFirst(2) }
            result.append(escape ?? byte)
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static let escapes: [String: UInt8] = ["22": 0x22, "0D": 0x0D, "0A": 0x0A]
}
