/// Reads one decimal number from the bytes of a text.
struct DecimalReader {
    private let bytes: [UInt8]
    private var position = 0

    /// More than the limits of numeric can need, and a bound on what a hostile text costs.
    private static let limit = SQLDecimal.limits.whole + SQLDecimal.limits.scale + 32

    init(_ text: String) { bytes = Array(text.utf8.prefix(Self.limit + 1)) }

    /// The number; nil when the bytes are not one, or when something follows it.
    mutating func read() -> SQLDecimal? {
        guard bytes.count <= Self.limit else { return nil }
        let isNegative = take("-")
        if !isNegative { _ = take("+") }
        var digits: [UInt8] = takeDigits()
        let whole = digits.count
        if take(".") { digits += takeDigits() }
        guard !digits.isEmpty else { return nil }
        var exponent = 0
        if take("e") || take("E") {
            guard let value = takeExponent() else { return nil }
            exponent = value
        }
        guard position == bytes.count else { return nil }
        return Self.number(digits, whole: whole + exponent, isNegative)
    }

    /// The number 0.d₁d₂d₃… times ten to the power `whole`.
    private static func number(_ digits: [UInt8], whole: Int, _ isNegative: Bool) -> SQLDecimal? {
        let scale = max(0, digits.count - whole)
        let zeros = digits.prefix { $0 == 0 }.count
        let significant = digits[zeros...]
        let form: SQLDecimal.Form = isNegative ? .negative : .positive
        guard !significant.isEmpty else { return SQLDecimal(form: .positive, groups: [], weight: 0, scale: scale) }
        let top = whole - zeros - 1
        guard top < SQLDecimal.limits.whole, scale <= SQLDecimal.limits.scale else { return nil }
        let weight = floorDivided(top)
        let last = floorDivided(top - significant.count + 1)
        var groups = [UInt16](repeating: 0, count: weight - last + 1)
        var power = top
        for digit in significant {
            let place = power - floorDivided(power) * 4
            groups[weight - floorDivided(power)] += UInt16(digit) * [1, 10, 100, 1000][place]
            power -= 1
        }
        return SQLDecimal(form: form, groups: groups, weight: weight, scale: scale)
    }

    private static func floorDivided(_ value: Int) -> Int { value >> 2 }

    private mutating func takeDigits() -> [UInt8] {
        let start = position
        while position < bytes.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[position]) {
            position += 1
        }
        return bytes[start..<position].map { $0 - UInt8(ascii: "0") }
    }

    private mutating func takeExponent() -> Int? {
        let isNegative = take("-")
        if !isNegative { _ = take("+") }
        let digits = takeDigits()
        guard (1...6).contains(digits.count) else { return nil }
        let value = digits.reduce(0) { $0 * 10 + Int($1) }
        return isNegative ? -value : value
    }

    private mutating func take(_ character: Character) -> Bool {
        guard position < bytes.count, bytes[position] == character.asciiValue else { return false }
        position += 1
        return true
    }
}
