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

    /// Seconds since 1970 of a date in any of the three forms that RFC 9110 knows; nil when the text is anything else.
    ///
    /// The weekday is not checked against the date. Of the two figures of a year in the form of RFC 850, 70 to 99 are of
    /// the last century.
    public static func parse(_ text: some StringProtocol) -> Int? {
        let bytes = Array(text.utf8)
        guard bytes.count == 29, bytes[3...4].elementsEqual(", ".utf8) else { return parseObsolete(bytes) }
        guard bytes[25...].elementsEqual(" GMT".utf8), [7, 11, 16].allSatisfy({ bytes[$0] == UInt8(ascii: " ") }),
            weekday(bytes[0...2]), let time = time(bytes[17...24])
        else { return nil }
        return seconds(day: bytes[5...6], month: bytes[8...10], year: bytes[12...15], time)
    }

    /// Seconds since 1970 of a calendar's figures; nil where there is no such day or they are no figures.
    static func seconds(
        day: ArraySlice<UInt8>, month: ArraySlice<UInt8>, year: ArraySlice<UInt8>, _ time: (Int, Int, Int)
    ) -> Int? {
        guard let month = index(of: month, in: months), let day = number(day), let figures = number(year) else {
            return nil
        }
        let century = year.count > 2 ? 0 : figures < 70 ? 2000 : 1900
        return CivilTime(
            year: century + figures, month: month + 1, day: day, hour: time.0, minute: time.1, second: time.2)?
            .secondsSince1970
    }

    /// `08:49:37`.
    static func time(_ text: ArraySlice<UInt8>) -> (Int, Int, Int)? {
        let parts = text.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        guard parts.count == 3, parts.allSatisfy({ $0.count == 2 }), let hour = number(parts[0]),
            let minute = number(parts[1]), let second = number(parts[2])
        else { return nil }
        return (hour, minute, second)
    }

    /// Whether these are the first three letters of a day of the week.
    static func weekday(_ name: ArraySlice<UInt8>) -> Bool { index(of: name, in: weekdays) != nil }

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
