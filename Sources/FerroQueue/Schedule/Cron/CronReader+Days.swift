extension CronReader {
    /// The third field: numbers, `L`, `L-3`, `LW` and `15W`.
    func days(_ part: Part) throws(QueueError) -> CronDays {
        var days = CronDays()
        days.isOpen = part.text == "?" || part.text.contains("*")
        if part.text == "?" {
            days.numbers = CronSet(CronField.day.range)
            return days
        }
        for item in items(part) {
            let text = item.text.uppercased()
            if text == "L" {
                days.fromEnd.insert(0)
            } else if text == "LW" {
                days.isLastWeekday = true
            } else if text.hasPrefix("L-") {
                guard let count = Self.digits(item.text.dropFirst(2)), (1...30).contains(count) else {
                    throw failure("L- is followed by 1 to 30", item, .day)
                }
                days.fromEnd.insert(count)
            } else if text.hasSuffix("W") {
                days.nearest.insert(try number(item.text.dropLast(), item, .day))
            } else {
                days.numbers.formUnion(try numbers(item, .day))
            }
        }
        return days
    }

    /// The fifth field: numbers, `5L` and `5#2`.
    func weekdays(_ part: Part) throws(QueueError) -> CronWeekdays {
        var weekdays = CronWeekdays()
        weekdays.isOpen = part.text == "?" || part.text.contains("*")
        if part.text == "?" {
            weekdays.numbers = CronSet(0...6)
            return weekdays
        }
        for item in items(part) {
            if let mark = item.text.firstIndex(of: "#") {
                let weekday = try number(item.text[..<mark], item, .weekday) % 7
                guard let count = Self.digits(item.text[mark...].dropFirst()), (1...5).contains(count) else {
                    throw failure("# is followed by 1 to 5", item, .weekday)
                }
                weekdays.nth.insert(weekday * 5 + count - 1)
            } else if item.text.uppercased().hasSuffix("L") {
                guard item.text.count > 1 else { throw failure("L needs a day before it, as in 5L", item, .weekday) }
                weekdays.last.insert(try number(item.text.dropLast(), item, .weekday) % 7)
            } else {
                var numbers = try numbers(item, .weekday)
                if numbers.contains(7) { numbers.insert(0) }
                weekdays.numbers.formUnion(numbers)
            }
        }
        return weekdays
    }
}
