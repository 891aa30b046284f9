/// Reads the texts of addresses.
enum IPAddressReader {
    /// Four decimal numbers with dots between.
    static func quad(_ bytes: ArraySlice<UInt8>) -> UInt32? {
        let parts = bytes.split(separator: UInt8(ascii: "."), maxSplits: 4, omittingEmptySubsequences: false)
        guard parts.count == 4 else { return nil }
        var result: UInt32 = 0
        for part in parts {
            guard let number = decimal(part, digits: 3, most: 255) else { return nil }
            result = result << 8 | UInt32(number)
        }
        return result
    }

    /// A decimal number without leading zeros.
    static func decimal(_ bytes: ArraySlice<UInt8>, digits: Int, most: Int) -> Int? {
        guard (1...digits).contains(bytes.count) else { return nil }
        if bytes.count > 1, bytes.first == UInt8(ascii: "0") { return nil }
        var number = 0
        for byte in bytes {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
            number = number * 10 + Int(byte - UInt8(ascii: "0"))
        }
        return number <= most ? number : nil
    }

    /// The eight groups of an address of IPv6.
    static func groups(_ bytes: ArraySlice<UInt8>) -> [UInt16]? {
        guard let gap = gap(in: bytes) else {
            let groups = list(bytes)
            return groups?.count == 8 ? groups : nil
        }
        let (left, right) = (bytes[..<gap], bytes[(gap + 2)...])
        guard let head = left.isEmpty ? [] : list(left, allowsQuad: false), let tail = right.isEmpty ? [] : list(right)
        else { return nil }
        // A gap stands for at least one group.
        guard head.count + tail.count <= 7 else { return nil }
        return head + Array(repeating: 0, count: 8 - head.count - tail.count) + tail
    }

    /// Where `::` begins; more than one is found to be wrong by the empty group it leaves.
    private static func gap(in bytes: ArraySlice<UInt8>) -> Int? {
        bytes.indices.dropLast().first { bytes[$0] == UInt8(ascii: ":") && bytes[$0 + 1] == UInt8(ascii: ":") }
    }

    private static func list(_ bytes: ArraySlice<UInt8>, allowsQuad: Bool = true) -> [UInt16]? {
        let parts = bytes.split(separator: UInt8(ascii: ":"), maxSplits: 8, omittingEmptySubsequences: false)
        var groups: [UInt16] = []
        for (index, part) in parts.enumerated() {
            if let group = hexadecimal(part) {
                groups.append(group)
            } else if allowsQuad, index == parts.count - 1, let number = quad(part) {
                groups += [UInt16(truncatingIfNeeded: number >> 16), UInt16(truncatingIfNeeded: number)]
            } else {
                return nil
            }
        }
        return groups.count <= 8 ? groups : nil
    }

    private static func hexadecimal(_ bytes: ArraySlice<UInt8>) -> UInt16? {
        guard (1...4).contains(bytes.count) else { return nil }
        var number: UInt16 = 0
        for byte in bytes {
            let digit: UInt8
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = byte - UInt8(ascii: "0")
            case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = byte - UInt8(ascii: "a") + 10
            case UInt8(ascii: "A")...UInt8(ascii: "F"): digit = byte - UInt8(ascii: "A") + 10
            default: return nil
            }
            number = number << 4 | UInt16(digit)
        }
        return number
    }
}
