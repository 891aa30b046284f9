/// Small pieces of English.
enum Wording {
    /// `1 vote`, `2 votes`, `1,204 votes`.
    static func count(_ number: Int, _ noun: String) -> String {
        "\(grouped(number)) \(number == 1 ? noun : noun + "s")"
    }

    /// A number with a comma between thousands.
    static func grouped(_ number: Int) -> String {
        var digits = String(number.magnitude)
        var parts: [Substring] = []
        while digits.count > 3 {
            parts.insert(digits.suffix(3), at: 0)
            digits = String(digits.dropLast(3))
        }
        parts.insert(digits[...], at: 0)
        return (number < 0 ? "-" : "") + parts.joined(separator: ",")
    }
}
