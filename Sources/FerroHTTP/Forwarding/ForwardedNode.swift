/// Reads what proxies write about a client.
enum ForwardedNode {
    /// An address, with or without a port; nil for `unknown`, `_hidden` and everything else.
    ///
    /// - Parameter needsBrackets: whether an address of IPv6 stands in brackets, as RFC 7239 (section 6) asks for.
    static func address(_ bytes: ArraySlice<UInt8>, needsBrackets: Bool = false) -> IPAddress? {
        guard (2...64).contains(bytes.count) else { return nil }
        if bytes.first == UInt8(ascii: "[") {
            guard let close = bytes.firstIndex(of: UInt8(ascii: "]")) else { return nil }
            let inside = bytes[(bytes.startIndex + 1)..<close]
            guard isEndOrPort(bytes[(close + 1)...]), let address = address(text: inside), inside.contains(colon)
            else { return nil }
            return address
        }
        let colons = bytes.reduce(0) { $0 + ($1 == colon ? 1 : 0) }
        if colons > 1 { return needsBrackets ? nil : address(text: bytes) }
        let host = bytes.prefix { $0 != colon }
        return isEndOrPort(bytes.dropFirst(host.count)) ? address(text: host) : nil
    }

    /// `http` or `https`, in lower case; nil for everything else.
    static func scheme(_ bytes: ArraySlice<UInt8>) -> String? {
        guard bytes.count <= 5 else { return nil }
        let text = String(decoding: bytes, as: UTF8.self).lowercased()
        return text == "http" || text == "https" ? text : nil
    }

    /// A host with or without a port, of the characters that names and addresses are made of; nil for everything else.
    static func host(_ bytes: ArraySlice<UInt8>) -> String? {
        guard (1...255).contains(bytes.count) else { return nil }
        if bytes.first == UInt8(ascii: "[") {
            guard let close = bytes.firstIndex(of: UInt8(ascii: "]")) else { return nil }
            guard address(text: bytes[(bytes.startIndex + 1)..<close])?.isIPv6 == true else { return nil }
            guard isEndOrPort(bytes[(close + 1)...]) else { return nil }
        } else {
            let name = bytes.prefix { $0 != colon }
            guard !name.isEmpty, name.allSatisfy(isNameByte), isEndOrPort(bytes.dropFirst(name.count)) else {
                return nil
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static let colon = UInt8(ascii: ":")

    private static func address(text bytes: ArraySlice<UInt8>) -> IPAddress? {
        IPAddress(String(decoding: bytes, as: UTF8.self))
    }

    private static func isEndOrPort(_ bytes: ArraySlice<UInt8>) -> Bool {
        if bytes.isEmpty { return true }
        guard bytes.first == colon else { return false }
        return IPAddressReader.decimal(bytes.dropFirst(), digits: 5, most: 65_535) != nil
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"):
            true
        default: false
        }
    }
}
