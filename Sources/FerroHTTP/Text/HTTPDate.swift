/// The dates of HTTP header fields, RFC 9110 section 5.6.7.
public enum HTTPDate {
    /// `Sun, 06 Nov 1994 08:49:37 GMT`, for seconds since 1970.
    public static func format(secondsSince1970 seconds: Int) -> String {
        let time = CivilTime(secondsSince1970: seconds)
        return String(unsafeUninitializedCapacity: 29) { buffer in
            var position = 0
            func put(_ text: Substring.UTF8View) { for byte in text { put(byte) } }
            func put(_ byte: UInt8) {
                buffer[position] = byte
                position += 1
            }
            func put(_ number: Int) {
                put(0x30 + UInt8(number / 10 % 10))
                put(0x30 + UInt8(number % 10))
            }
            put(name(time.weekday, in: weekdays))
            put(UInt8(ascii: ","))
            put(UInt8(ascii: " "))
            put(time.day)
            put(UInt8(ascii: " "))
            put(name(time.month - 1, in: months))
            put(UInt8(ascii: " "))
            put(time.year / 100)
            put(time.year)
            for (number, separator) in [(time.hour, " "), (time.minute, ":"), (time.second, ":")] {
                put(separator[...].utf8)
                put(number)
            }
            put(" GMT"[...].utf8)
            return position
        }
    }

    /// Seconds since 1970 of an IMF-fixdate; nil when the text is anything else.
    ///
    /// The weekday is not checked against the date.
    public static func parse(_ text: some StringProtocol) -> Int? {
        let bytes = Array(text.utf8)
        guard bytes.count == 29, bytes[3...4].elementsEqual(", ".utf8), bytes[25...].elementsEqual(" GMT".utf8),
            [7, 11, 16].allSatisfy({ bytes[$0] == UInt8(ascii: " ") }),
            [19, 22].allSatisfy({ bytes[$0] == UInt8(ascii: ":") }),
            index(of: bytes[0...2], in: weekdays) != nil, let month = index(of: bytes[8...10], in: months)
        else { return nil }
        var fields: [Int] = []
        for range in [5...6, 12...15, 17...18, 20...21, 23...24] {
            guard let number = number(bytes[range]) else { return nil }
            fields.append(number)
        }
        return CivilTime(
            year: fields[1], month: month + 1, day: fields[0], hour: fields[2], minute: fields[3], second: fields[4]
        )?.secondsSince1970
    }

    private static let weekdays = "SunMonTueWedThuFriSat"
    private static let months = "JanFebMarAprMayJunJulAugSepOctNovDec"

    private static func name(_ index: Int, in names: String) -> Substring.UTF8View {
        names.utf8.dropFirst(index * 3).prefix(3)
    }

    private static func index(of name: ArraySlice<UInt8>, in names: String) -> Int? {
        (0..<names.utf8.count / 3).first { self.name($0, in: names).elementsEqual(name) }
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
        digits.reduce(0) { value, digit in
            guard let value, ByteSet.digits.contains(digit) else { return nil }
            return value * 10 + Int(digit - 0x30)
        }
    }
}
