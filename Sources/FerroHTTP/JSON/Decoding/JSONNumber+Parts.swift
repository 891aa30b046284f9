extension JSONNumber {
    /// A number whose digits fit into 64 bits.
    struct Short {
        var isNegative = false
        var mantissa: UInt64 = 0
        var exponent = 0

        /// Nil for more than 19 digits or an exponent of more than three.
        init?(_ text: UnsafeBufferPointer<UInt8>) {
            var index = 0
            if text[0] == 0x2D {
                isNegative = true
                index = 1
            }
            var digits = 0
            var hasPoint = false
            while index < text.count {
                let byte = text[index]
                if byte == 0x2E {
                    hasPoint = true
                } else if byte &- 0x30 < 10 {
                    mantissa = mantissa &* 10 &+ UInt64(byte &- 0x30)
                    digits &+= 1
                    if hasPoint { exponent &-= 1 }
                } else {
                    break
                }
                index &+= 1
            }
            guard digits <= 19 else { return nil }
            if index < text.count {
                guard text.count - index <= 5 else { return nil }
                exponent += JSONNumber.exponent(text[(index + 1)...])
            }
        }
    }

    /// A number of any length, taken apart.
    struct Parts {
        var isNegative: Bool
        /// Without leading zeros.
        var digits: [UInt8] = []
        /// The power of ten that the digits are multiplied by.
        var exponent = 0

        init(_ text: UnsafeBufferPointer<UInt8>) {
            isNegative = text.first == 0x2D
            var hasPoint = false
            var index = isNegative ? 1 : 0
            while index < text.count, text[index] == 0x2E || text[index] &- 0x30 < 10 {
                if text[index] == 0x2E {
                    hasPoint = true
                } else {
                    if !digits.isEmpty || text[index] != 0x30 { digits.append(text[index]) }
                    if hasPoint { exponent -= 1 }
                }
                index += 1
            }
            if index < text.count { exponent += JSONNumber.exponent(text[(index + 1)...]) }
        }
    }

    /// Digits with perhaps a sign; beyond a thousand million all are the same.
    private static func exponent(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> Int {
        var value = 0
        for byte in text where byte &- 0x30 < 10 { value = min(value * 10 + Int(byte - 0x30), 1_000_000_000) }
        return text.first == 0x2D ? -value : value
    }
}
