/// Numbers read from text that was checked before.
enum JSONNumber {
    /// An integer of up to 64 bits and a sign.
    struct Integer {
        var isNegative = false
        var magnitude: UInt64 = 0
    }

    /// Digits with perhaps a minus; nil when they are more than 64 bits hold.
    @inline(__always)
    static func integer(_ text: UnsafeBufferPointer<UInt8>) -> Integer? {
        var result = Integer()
        var index = 0
        if text[0] == 0x2D {
            result.isNegative = true
            index = 1
        }
        guard text.count &- index <= 19 else { return long(text, index, result.isNegative) }
        while index < text.count {
            result.magnitude = result.magnitude &* 10 &+ UInt64(text[index] &- 0x30)
            index &+= 1
        }
        return result
    }

    private static func long(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ isNegative: Bool) -> Integer? {
        digits(text[start...], isNegative: isNegative)
    }

    private static func digits(_ digits: some Sequence<UInt8>, isNegative: Bool, zeros: Int = 0) -> Integer? {
        var magnitude: UInt64 = 0
        func push(_ digit: UInt64) -> Bool {
            let (product, tooLarge) = magnitude.multipliedReportingOverflow(by: 10)
            let (sum, overflows) = product.addingReportingOverflow(digit)
            magnitude = sum
            return !tooLarge && !overflows
        }
        for digit in digits where !push(UInt64(digit &- 0x30)) { return nil }
        for _ in 0..<zeros where !push(0) { return nil }
        return Integer(isNegative: isNegative, magnitude: magnitude)
    }

    /// The integer that a number with a fraction or an exponent stands for, exactly; nil when there is none.
    static func wholeNumber(_ text: UnsafeBufferPointer<UInt8>) -> Integer? {
        var parts = Parts(text)
        while parts.digits.last == 0x30 {
            parts.digits.removeLast()
            parts.exponent += 1
        }
        guard !parts.digits.isEmpty else { return Integer(isNegative: parts.isNegative) }
        guard parts.exponent >= 0, parts.digits.count + parts.exponent <= 20 else { return nil }
        return digits(parts.digits, isNegative: parts.isNegative, zeros: parts.exponent)
    }

    /// The nearest number; nil when it is beyond the largest.
    static func double(_ text: UnsafeBufferPointer<UInt8>) -> Double? {
        if let fast = Short(text), fast.mantissa <= 1 << 53, abs(fast.exponent) <= 22 {
            // Both are exact as they are, so that one operation rounds once: Clinger, "How to Read Floating Point
            // Numbers Accurately", 1990.
            let power = powers[abs(fast.exponent)]
            let magnitude = Double(fast.mantissa)
            let value = fast.exponent < 0 ? magnitude / power : magnitude * power
            return fast.isNegative ? -value : value
        }
        return Double(String(decoding: text, as: UTF8.self)).flatMap { $0.isFinite ? $0 : nil }
    }

    /// The nearest number, not by way of a `Double`, which would round twice; nil when it is beyond the largest.
    static func float(_ text: UnsafeBufferPointer<UInt8>) -> Float? {
        Float(String(decoding: text, as: UTF8.self)).flatMap { $0.isFinite ? $0 : nil }
    }

    private static let powers: [Double] = [
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22,
    ]
}
