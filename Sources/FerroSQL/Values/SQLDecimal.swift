/// An exact decimal number: PostgreSQL's `numeric` without loss, up to its limits.
///
/// ```swift
/// var price: SQLDecimal
/// let exact = SQLDecimal("19.90")        // nil when the text is not a number
/// ```
///
/// It keeps its scale, so `19.90` stays `19.90`. Equality and order are those of the numbers, so `1.0 == 1.00`; NaN
/// equals itself and is greater than everything, as in PostgreSQL. There is no arithmetic: convert it to `Decimal`, or
/// calculate in the database.
///
/// SQLite has no such type and keeps the text: cast a column (`CAST(price AS REAL)`) to compare or add its values there.
public struct SQLDecimal: Sendable {
    /// What kind of number it is.
    package enum Form: UInt8, Sendable {
        case negativeInfinity, negative, positive, infinity, nan
    }

    package let form: Form
    /// Digits to base 10 000, the most significant first, with a zero neither in front nor at the end.
    package let groups: [UInt16]
    /// The power of 10 000 that the first group counts.
    package let weight: Int
    /// How many digits follow the decimal point.
    public let scale: Int

    /// Digits in front of the point and behind it that PostgreSQL can hold (its manual, Numeric Types).
    package static let limits = (whole: 131_072, scale: 16_383)

    /// A number from PostgreSQL's own parts; nil when a group is not one or the number is too large.
    package init?(form: Form, groups: [UInt16], weight: Int, scale: Int) {
        guard form == .negative || form == .positive else {
            (self.form, self.groups, self.weight, self.scale) = (form, [], 0, 0)
            return
        }
        var digits = groups[...]
        var weight = weight
        while digits.first == 0 {
            digits.removeFirst()
            weight -= 1
        }
        while digits.last == 0 { digits.removeLast() }
        guard digits.allSatisfy({ $0 < 10_000 }), weight < Self.limits.whole / 4 else { return nil }
        let fraction = max(0, digits.count - 1 - weight) * 4 - Self.zeros(endOf: digits.last ?? 0)
        self.form = digits.isEmpty ? .positive : form
        self.groups = digits.count == groups.count ? groups : Array(digits)
        self.weight = digits.isEmpty ? 0 : weight
        self.scale = max(0, scale, digits.isEmpty ? 0 : fraction)
        guard self.scale <= Self.limits.scale else { return nil }
    }

    /// A whole number.
    public init(_ value: some BinaryInteger) {
        var groups: [UInt16] = []
        var rest = value.magnitude
        while rest > 0 {
            let (quotient, remainder) = rest.quotientAndRemainder(dividingBy: 10_000)
            groups.append(UInt16(remainder))
            rest = quotient
        }
        let last = groups.firstIndex { $0 != 0 } ?? 0
        form = value < 0 ? .negative : .positive
        weight = max(0, groups.count - 1)
        scale = 0
        self.groups = groups[last...].reversed()
    }

    private init(form: Form) { (self.form, groups, weight, scale) = (form, [], 0, 0) }

    /// Not a number.
    public static let nan = SQLDecimal(form: .nan)
    /// Larger than every number; PostgreSQL 14 and later.
    public static let infinity = SQLDecimal(form: .infinity)
    /// Smaller than every number; PostgreSQL 14 and later.
    public static let negativeInfinity = SQLDecimal(form: .negativeInfinity)

    /// Whether it is neither NaN nor infinite.
    public var isFinite: Bool { form == .positive || form == .negative }

    private static func zeros(endOf group: UInt16) -> Int {
        group % 10 != 0 ? 0 : group % 100 != 0 ? 1 : group % 1000 != 0 ? 2 : 3
    }
}

extension SQLDecimal: ExpressibleByIntegerLiteral {
    /// A whole number written in the program.
    public init(integerLiteral value: Int) { self.init(value) }
}
