extension JSONKey {
    /// `createdAt` as `created_at`, `imageURL` as `image_url`, `URLPath` as `url_path`.
    ///
    /// An underscore goes before an upper-case letter that follows a lower-case one or a digit, or that begins the next
    /// word after a run of upper-case letters. Only ASCII letters are looked at.
    static func snakeCase(_ name: String) -> String {
        let bytes = Array(name.utf8)
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count + 4)
        for (index, byte) in bytes.enumerated() {
            guard isUpper(byte) else {
                result.append(byte)
                continue
            }
            if index > 0 {
                let previous = bytes[index - 1]
                let beginsWord = index + 1 < bytes.count && isLower(bytes[index + 1]) && isUpper(previous)
                if isLower(previous) || (0x30...0x39).contains(previous) || beginsWord { result.append(0x5F) }
            }
            result.append(byte | 0x20)
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// `created_at` as `createdAt`: what a type most likely calls it.
    static func camelCase(_ name: String) -> String {
        var result: [UInt8] = []
        var raises = false
        for byte in name.utf8 {
            if byte == 0x5F, !result.isEmpty {
                raises = true
            } else {
                result.append(raises && isLower(byte) ? byte & 0xDF : byte)
                raises = false
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static func isUpper(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) }
    private static func isLower(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte) }
}
