// The names of time zones are in the whole of Foundation only: FoundationEssentials knows GMT alone.
internal import Foundation

/// Finds time zones by their IANA names: an area and a place, or UTC.
enum ScheduleZone {
    /// The zone of a name such as `Europe/Berlin`; throws `.schedule` with a similar name for an unknown one.
    ///
    /// Abbreviations such as EST are refused, also where the database has a zone of that name: they stand for one offset,
    /// or for what Foundation takes them for, and do not follow a place's clocks.
    static func named(_ name: String) throws(QueueError) -> TimeZone {
        if name == "UTC" || name == "GMT" { return .gmt }
        if name.contains("/"), name.utf8.count <= 64, let zone = TimeZone(identifier: name) { return zone }
        if !name.contains("/"), let place = place(of: name) {
            throw QueueError(
                .schedule,
                "\"\(name)\" is an abbreviation, which does not follow a place's clocks: name the zone by area and place, "
                    + "as in \(place), or UTC")
        }
        let hint = suggestion(for: name).map { "did you mean \($0)?" } ?? "names are as in Europe/Berlin, or UTC"
        throw QueueError(.schedule, "there is no time zone \"\(name.prefix(64))\": \(hint)")
    }

    /// A place that an abbreviation may stand for.
    private static func place(of name: String) -> String? {
        guard (1...8).contains(name.utf8.count) else { return nil }
        let name = name.uppercased()
        if ["UTC", "GMT", "Z", "ZULU", "UCT", "UNIVERSAL"].contains(name) { return "Europe/London" }
        let place = TimeZone.abbreviationDictionary[name]
        return place.flatMap { $0.contains("/") ? $0 : nil }
    }

    /// The known name that takes the fewest changes, if it is few of them.
    static func suggestion(for name: String) -> String? {
        let wanted = Array(name.lowercased().utf8.prefix(64))
        let known = TimeZone.knownTimeZoneIdentifiers.filter { $0.contains("/") }
        let place = wanted.split(separator: UInt8(ascii: "/")).last ?? []
        if let same = known.first(where: { ends($0, with: Array(place)) }) { return same }
        let nearest = known.map { (name: $0, distance: distance(wanted, Array($0.lowercased().utf8))) }
            .min { ($0.distance, $0.name) < ($1.distance, $1.name) }
        guard let nearest, nearest.distance <= max(2, wanted.count / 4) else { return nil }
        return nearest.name
    }

    private static func ends(_ name: String, with place: [UInt8]) -> Bool {
        let last = Array(name.lowercased().utf8).split(separator: UInt8(ascii: "/")).last ?? []
        return !place.isEmpty
            && last.map { $0 == UInt8(ascii: "_") ? UInt8(ascii: " ") : $0 }
                == place.map { $0 == UInt8(ascii: "_") ? UInt8(ascii: " ") : $0 }
    }

    /// How many letters must be changed, added or left out (Levenshtein).
    private static func distance(_ one: [UInt8], _ other: [UInt8]) -> Int {
        var row = Array(0...other.count)
        for (i, letter) in one.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for (j, otherLetter) in other.enumerated() {
                let cost = min(row[j] + 1, row[j + 1] + 1, diagonal + (letter == otherLetter ? 0 : 1))
                diagonal = row[j + 1]
                row[j + 1] = cost
            }
        }
        return row[other.count]
    }
}
