/// Decides which submitted addresses may become a link on a page.
enum SafeHref {
    /// The address when it is an absolute http or https address with a host; nil for everything else.
    ///
    /// Browsers drop tabs and line breaks inside an address before they read its scheme, so any space, control
    /// character or backslash refuses the address instead of being cleaned.
    static func href(_ address: String) -> String? {
        let lower = address.prefix(8).lowercased()
        let length = lower.hasPrefix("https://") ? 8 : lower.hasPrefix("http://") ? 7 : 0
        guard length > 0, address.utf8.count <= 4_096 else { return nil }
        guard !address.unicodeScalars.contains(where: isRefused) else { return nil }
        let authority = address.dropFirst(length).prefix { !"/?#".contains($0) }
        let host = authority.split(separator: "@", omittingEmptySubsequences: false).last ?? ""
        guard let first = host.first, first != ":", first != "." else { return nil }
        return encoded(address)
    }

    /// The host without `www.`, for showing beside a title; empty when the address is not safe.
    static func host(_ address: String) -> String {
        guard let safe = href(address), let colon = safe.firstIndex(of: ":") else { return "" }
        let authority = safe[colon...].dropFirst(3).prefix { !"/?#".contains($0) }
        let host = (authority.split(separator: "@").last ?? "").lowercased()
        return host.hasPrefix("www.") && host.count > 4 ? String(host.dropFirst(4)) : host
    }

    /// Encodes the few visible characters that RFC 3986 has in no part of an address.
    private static func encoded(_ address: String) -> String {
        guard address.utf8.contains(where: { "\"<>`{}|^".utf8.contains($0) }) else { return address }
        let bytes = address.utf8.flatMap { byte in escapes[byte].map { Array($0.utf8) } ?? [byte] }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static let escapes: [UInt8: String] = [
        UInt8(ascii: "\""): "%22", UInt8(ascii: "<"): "%3C", UInt8(ascii: ">"): "%3E", UInt8(ascii: "`"): "%60",
        UInt8(ascii: "{"): "%7B", UInt8(ascii: "}"): "%7D", UInt8(ascii: "|"): "%7C", UInt8(ascii: "^"): "%5E",
    ]

    private static func isRefused(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII { return scalar.value <= 0x20 || scalar.value == 0x7F || scalar == "\\" }
        return scalar.properties.isWhitespace || scalar.properties.generalCategory == .control
            || scalar.properties.generalCategory == .format
    }
}
