#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A schedule that was found to be sound: what a ``Scheduler`` goes by.
public struct Timetable<Context: Sendable>: Sendable {
    /// One entry with everything it needs.
    struct Line: Sendable {
        let name: String
        let cadence: Cadence
        let zone: TimeZone
        let entry: ScheduleEntry<Context>

        /// The first tick after a date.
        func next(after date: Date) -> Date? { cadence.next(after: date, in: zone) }
    }

    let lines: [Line]

    /// Checks a schedule; entries that name no zone reckon in `zone`.
    ///
    /// Throws `.schedule` when `zone` is no time zone, and for the first entry that cannot be: its expression, a number,
    /// its zone or its name is wrong, or another entry has the name.
    public init(_ schedule: Schedule<Context>, zone: String = "UTC") throws(QueueError) {
        _ = try ScheduleZone.named(zone)
        var lines: [Line] = []
        var names: Set<String> = []
        for entry in schedule.entries {
            let line = try Self.line(entry, zone)
            guard names.insert(line.name).inserted else {
                throw QueueError(
                    .schedule,
                    "two entries of the schedule are called \"\(line.name)\": give one of them another name with "
                        + ".named(\"…\")")
            }
            lines.append(line)
        }
        self.lines = lines
    }

    /// The entries' names in the order of the schedule.
    public var names: [String] { lines.map(\.name) }

    private static func line(_ entry: ScheduleEntry<Context>, _ zone: String) throws(QueueError) -> Line {
        do throws(QueueError) {
            let cadence = try entry.cadence.get()
            let name = entry.givenName ?? "\(entry.job):\(slug(cadence))"
            guard (1...160).contains(name.utf8.count),
                name.unicodeScalars.allSatisfy({ $0.value > 32 && $0.value != 127 })
            else {
                throw QueueError(.schedule, "a name has 1 to 160 bytes without spaces: set .named(\"…\")")
            }
            return Line(name: name, cadence: cadence, zone: try ScheduleZone.named(entry.zone ?? zone), entry: entry)
        } catch {
            let name = entry.givenName ?? entry.job
            throw QueueError(.schedule, "the schedule's entry \(name) cannot be: \(error.message)", cause: error)
        }
    }

    /// The cadence as a part of a name: `every-5-minutes`, `daily-at-03:30`, `*/5_9-17_*_*_MON-FRI`.
    private static func slug(_ cadence: Cadence) -> String {
        if case .cron(let expression) = cadence.rule, expression.description == cadence.description {
            return expression.description.split(whereSeparator: \.isWhitespace).joined(separator: "_")
        }
        return cadence.description.lowercased().split(whereSeparator: { $0 == " " || $0 == "," }).joined(separator: "-")
    }

    /// The entry of a name; throws `.schedule`, saying which there are.
    func line(named name: String) throws(QueueError) -> Line {
        if let line = lines.first(where: { $0.name == name }) { return line }
        let known = lines.isEmpty ? "it is empty" : "there are \(names.joined(separator: ", "))"
        throw QueueError(.schedule, "the schedule has no entry \"\(name.prefix(160))\": \(known)")
    }
}
