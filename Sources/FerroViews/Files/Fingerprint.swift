/// Whether the name of a file changes with its content, as build tools name what they make.
///
/// `app.4f3c2a1b.css`, `app-4f3c2a1b9d.js`: eight hexadecimal digits or more at the end of the name, letters and figures
/// among them. In a folder of assets also the eight characters of esbuild (`app-QX3KSYT7.js`, base 32) and of Vite
/// (`app-BwYlF5-h.js`, base 64), when they look random; of those that look like words the browser asks again.
enum Fingerprint {
    static func isPresent(in name: String, amongAssets: Bool) -> Bool {
        let stem = stem(name)
        guard let separator = stem.lastIndex(where: isSeparator), separator > stem.startIndex else { return false }
        let last = stem[stem.index(after: separator)...]
        if isHash(last) { return !isUUID(stem) }
        guard amongAssets, stem.count > 9, isSeparator(stem[stem.index(stem.endIndex, offsetBy: -9)]) else {
            return false
        }
        let end = stem.suffix(8)
        let isBase32 = end.allSatisfy { (0x41...0x5A).contains($0) || (0x32...0x37).contains($0) }
        return changes(end) >= (isBase32 ? 2 : 4)
    }

    /// The name up to the extension; `.map` belongs to what it is the map of.
    private static func stem(_ name: String) -> ArraySlice<UInt8> {
        var bytes = Array(name.utf8)[...]
        if name.hasSuffix(".map") { bytes = bytes.dropLast(4) }
        guard let dot = bytes.lastIndex(of: UInt8(ascii: ".")) else { return [] }
        return bytes[..<dot]
    }

    private static func isSeparator(_ byte: UInt8) -> Bool { byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-") }

    private static func isHash(_ part: ArraySlice<UInt8>) -> Bool {
        (8...128).contains(part.count) && part.allSatisfy(isHexadecimal)
            && part.contains(where: isDigit) && !part.allSatisfy(isDigit)
    }

    /// A UUID at the end names a thing, whose content may change.
    private static func isUUID(_ stem: ArraySlice<UInt8>) -> Bool {
        let groups = stem.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false).suffix(5)
        let lengths = groups.map(\.count)
        return lengths.count == 5 && lengths.dropFirst() == [4, 4, 4, 12] && lengths[0] >= 8
            && groups.dropFirst().allSatisfy { $0.allSatisfy(isHexadecimal) }
    }

    /// How often letters, capitals, figures and signs take turns.
    private static func changes(_ bytes: ArraySlice<UInt8>) -> Int {
        zip(bytes, bytes.dropFirst()).count { kind($0) != kind($1) }
    }

    private static func kind(_ byte: UInt8) -> Int {
        switch byte {
        case 0x30...0x39: 0
        case 0x41...0x5A: 1
        case 0x61...0x7A: 2
        default: 3
        }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    private static func isHexadecimal(_ byte: UInt8) -> Bool { isDigit(byte) || (0x61...0x66).contains(byte) }
}
