/// A day of the Gregorian calendar, without a time zone.
///
/// Source of the arithmetic: H. Hinnant, "chrono-Compatible Low-Level Date Algorithms", `days_from_civil` and
/// `civil_from_days`.
struct CivilDay: Sendable, Hashable {
    /// Days since 1 January 1970.
    let number: Int64

    init(number: Int64) { self.number = number }

    init(year: Int, month: Int, day: Int) {
        let shifted = Int64(month <= 2 ? year - 1 : year)
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (Int64(month) + (month > 2 ? -3 : 9)) + 2) / 5 + Int64(day) - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        number = era * 146_097 + dayOfEra - 719_468
    }

    /// Year, month from 1 and day from 1.
    var parts: (year: Int, month: Int, day: Int) {
        let shifted = number + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (Int(year), Int(month), Int(dayOfYear - (153 * shiftedMonth + 2) / 5 + 1))
    }

    /// 0 for Sunday to 6 for Saturday.
    var weekday: Int {
        let remainder = (number + 4) % 7
        return Int(remainder < 0 ? remainder + 7 : remainder)
    }
}

/// A month of the Gregorian calendar.
struct CivilMonth: Sendable, Hashable {
    var year: Int
    /// From 1.
    var month: Int

    /// The first day.
    var start: CivilDay { CivilDay(year: year, month: month, day: 1) }

    /// How many days it has.
    var length: Int {
        switch month {
        case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// The month after it.
    var next: CivilMonth {
        month < 12 ? CivilMonth(year: year, month: month + 1) : CivilMonth(year: year + 1, month: 1)
    }
}
