import FerroSQL

/// The binary form of numeric: how many digits to base 10 000, the weight of the first, the sign, the scale, the digits
/// (`numeric_send` and `numeric_recv` in `src/backend/utils/adt/numeric.c`).
enum PostgresNumeric {
    private static let negative: UInt16 = 0x4000
    private static let nan: UInt16 = 0xC000
    private static let infinity: UInt16 = 0xD000
    private static let negativeInfinity: UInt16 = 0xF000

    /// The bytes of a number.
    static func bytes(of value: SQLDecimal) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(8 + value.groups.count * 2)
        bytes.append(bigEndian: UInt16(truncatingIfNeeded: value.groups.count))
        bytes.append(bigEndian: Int16(truncatingIfNeeded: value.weight))
        bytes.append(bigEndian: sign(of: value))
        bytes.append(bigEndian: UInt16(truncatingIfNeeded: value.scale))
        for group in value.groups { bytes.append(bigEndian: group) }
        return bytes
    }

    /// The number of bytes; nil when they are not one.
    static func decimal(_ bytes: UnsafeRawBufferPointer) -> SQLDecimal? {
        var reader = BinaryReader(bytes)
        guard let count = reader.integer(UInt16.self), let weight = reader.integer(Int16.self),
            let sign = reader.integer(UInt16.self), let scale = reader.integer(UInt16.self),
            reader.count == Int(count) * 2
        else { return nil }
        var groups: [UInt16] = []
        groups.reserveCapacity(Int(count))
        while let group = reader.integer(UInt16.self) { groups.append(group) }
        let form: SQLDecimal.Form
        switch sign {
        case 0: form = .positive
        case negative: form = .negative
        case nan: form = .nan
        case infinity: form = .infinity
        case negativeInfinity: form = .negativeInfinity
        default: return nil
        }
        return SQLDecimal(form: form, groups: groups, weight: Int(weight), scale: Int(scale))
    }

    private static func sign(of value: SQLDecimal) -> UInt16 {
        switch value.form {
        case .positive: 0
        case .negative: negative
        case .nan: nan
        case .infinity: infinity
        case .negativeInfinity: negativeInfinity
        }
    }
}
