/// The syntax of email and web addresses, read byte by byte in one pass.
enum AddressSyntax {
    static func isEmail(_ text: String) -> Bool {
        let bytes = text.utf8
        guard bytes.count <= 254, let at = bytes.firstIndex(of: UInt8(ascii: "@")) else { return false }
        let local = bytes[..<at]
        let domain = bytes[bytes.index(after: at)...]
        guard (1...64).contains(local.count), local.allSatisfy(isLocalByte) else { return false }
        let labels = domain.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        return labels.count >= 2
            && labels.allSatisfy { label in
                (1...63).contains(label.count) && label.allSatisfy { isAlphaNumeric($0) || $0 == UInt8(ascii: "-") }
                    && label.first != UInt8(ascii: "-") && label.last != UInt8(ascii: "-")
            }
    }

    static func isWebAddress(_ text: String) -> Bool {
        guard let rest = afterScheme(text.utf8) else { return false }
        let end = rest.firstIndex { [UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#")].contains($0) }
        let authority = rest[..<(end ?? rest.endIndex)]
        return isAuthority(authority) && isTail(rest[authority.endIndex...])
    }

    private static func afterScheme(_ bytes: String.UTF8View) -> Substring.UTF8View? {
        for scheme in ["https://", "http://"] {
            let head = bytes.prefix(scheme.utf8.count).map { (65...90).contains($0) ? $0 + 32 : $0 }
            if head.elementsEqual(scheme.utf8) { return bytes.dropFirst(scheme.utf8.count) }
        }
        return nil
    }

    private static func isAuthority(_ bytes: Substring.UTF8View) -> Bool {
        var host = bytes
        if let port = portStart(bytes) {
            let digits = bytes[bytes.index(after: port)...]
            guard digits.count <= 5, digits.allSatisfy({ (48...57).contains($0) }) else { return false }
            let number = digits.reduce(0) { $0 * 10 + Int($1 - 48) }
            guard number <= 65_535 else { return false }
            host = bytes[..<port]
        }
        if host.first == UInt8(ascii: "[") {
            let address = host.dropFirst().dropLast()
            return host.last == UInt8(ascii: "]") && address.contains(UInt8(ascii: ":"))
                && address.allSatisfy { isHex($0) || $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: ".") }
        }
        return isHostName(host)
    }

    /// Labels of letters, digits, dashes and underscores; bytes above ASCII belong to international names.
    private static func isHostName(_ host: Substring.UTF8View) -> Bool {
        guard (1...253).contains(host.count) else { return false }
        let labels = host.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        let named = labels.last?.isEmpty == true ? labels.dropLast() : labels[...]
        return !named.isEmpty
            && named.allSatisfy { label in
                !label.isEmpty
                    && label.allSatisfy {
                        isAlphaNumeric($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") || $0 >= 0x80
                    }
            }
    }

    /// The last colon, unless it stands inside the brackets of an IPv6 address.
    private static func portStart(_ bytes: Substring.UTF8View) -> Substring.UTF8View.Index? {
        guard let colon = bytes.lastIndex(of: UInt8(ascii: ":")) else { return nil }
        return bytes[colon...].contains(UInt8(ascii: "]")) ? nil : colon
    }

    /// A path, query and fragment: no space, control or delimiter of RFC 3986's excluded set, whole escapes only.
    private static func isTail(_ bytes: Substring.UTF8View) -> Bool {
        var escape = 0
        for byte in bytes {
            if escape > 0 {
                guard isHex(byte) else { return false }
                escape -= 1
            } else if byte == UInt8(ascii: "%") {
                escape = 2
            } else if byte <= 0x20 || byte == 0x7F || "\"<>\\^`{|}".utf8.contains(byte) {
                return false
            }
        }
        return escape == 0
    }

    private static func isLocalByte(_ byte: UInt8) -> Bool {
        isAlphaNumeric(byte) || ".!#$%&'*+/=?^_`{|}~-".utf8.contains(byte)
    }

    private static func isAlphaNumeric(_ byte: UInt8) -> Bool {
        (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
    }

    private static func isHex(_ byte: UInt8) -> Bool {
        (48...57).contains(byte) || (65...70).contains(byte) || (97...102).contains(byte)
    }
}
