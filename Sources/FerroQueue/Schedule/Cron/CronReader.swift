/// Reads the fields of a cron expression; what it throws names the field and the column.
struct CronReader {
    /// The whole expression, for messages.
    let text: String

    /// One field's text and its column, counted from 1.
    struct Part {
        let text: Substring
        let column: Int
    }

    /// The fields' texts; throws unless there are five or six.
    func parts() throws(QueueError) -> [Part] {
        let parts = text.split(whereSeparator: { $0 == " " || $0 == "\t" }).map {
            Part(text: $0, column: text.distance(from: text.startIndex, to: $0.startIndex) + 1)
        }
        guard parts.count == 5 || parts.count == 6 else {
            throw failure(
                "it has \(parts.count) fields: five are needed (minute, hour, day of month, month, day of week), or six "
                    + "with the second before them")
        }
        return parts
    }

    /// The set of a field that knows numbers, ranges and steps only.
    func set(_ part: Part, _ field: CronField) throws(QueueError) -> CronSet {
        var set = CronSet.empty
        for item in items(part) { set.formUnion(try numbers(item, field)) }
        return set
    }

    /// The parts of a list.
    func items(_ part: Part) -> [Part] {
        part.text.split(separator: ",", omittingEmptySubsequences: false).map {
            Part(text: $0, column: text.distance(from: text.startIndex, to: $0.startIndex) + 1)
        }
    }

    /// The numbers of `*`, `n`, `a-b` and each of them with a step.
    func numbers(_ item: Part, _ field: CronField) throws(QueueError) -> CronSet {
        let pieces = item.text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        let base = pieces.first ?? ""
        let hasStep = pieces.count > 1
        let range = try range(base, hasStep: hasStep, item, field)
        guard hasStep else { return CronSet(range) }
        let last = field.range.upperBound
        guard let step = Self.digits(pieces[1]), step > 0, step <= last - field.range.lowerBound else {
            throw failure("\"\(pieces[1])\" is no step from 1 to \(last - field.range.lowerBound)", item, field)
        }
        return CronSet(range, step: step)
    }

    private func range(
        _ base: Substring, hasStep: Bool, _ item: Part, _ field: CronField
    ) throws(QueueError) -> ClosedRange<Int> {
        // A step over all weekdays must not count Sunday twice.
        let all = field.range.lowerBound...(field.names.first == "SUN" ? 6 : field.range.upperBound)
        if base == "*" { return all }
        let ends = base.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
        let first = try number(ends.first ?? "", item, field)
        guard ends.count > 1 else { return first...(hasStep ? max(first, all.upperBound) : first) }
        var last = try number(ends[1], item, field)
        if field.names.first == "SUN", last == 0, first > 0 { last = 7 }
        guard first <= last else {
            throw failure("the range \(base) ends before it begins: write it as two, with a comma", item, field)
        }
        return first...last
    }

    /// The number that a text is or names; throws when it is out of range or none.
    func number(_ text: Substring, _ item: Part, _ field: CronField) throws(QueueError) -> Int {
        guard let number = field.number(text), field.range.contains(number) else {
            throw failure(text.isEmpty ? "a number is missing" : "\"\(text)\" is not \(field.expectation)", item, field)
        }
        return number
    }

    /// The number that up to four digits stand for.
    static func digits(_ text: Substring) -> Int? {
        guard (1...4).contains(text.utf8.count), text.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
        return Int(text)
    }

    func failure(_ reason: String, _ item: Part, _ field: CronField) -> QueueError {
        failure("\(field.title), column \(item.column): \(reason)")
    }

    func failure(_ reason: String) -> QueueError {
        QueueError(.schedule, "the cron expression \"\(text)\" cannot be read: \(reason)")
    }
}
