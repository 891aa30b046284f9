internal import Ferro
import Foundation

/// Plausible content for a new link board: what a software team passes around, with votes and remarks.
///
/// The same count, moment and seed give the same links, so that pages and tests are comparable between machines.
enum SeedData {
    /// How many different links there are.
    static var maximum: Int { SeedCatalog.entries.count }

    /// The first `count` links of a shuffled catalog, newest first, saved within the half year before `now`.
    ///
    /// No address occurs twice; asking for more than ``maximum`` gives ``maximum``.
    static func links(count: Int = 300, now: Date, seed: UInt64 = 2) -> [SeedLink] {
        var random = SplitMix64(seed: seed)
        let entries = SeedCatalog.entries.shuffled(using: &random).prefix(max(0, count))
        var age: TimeInterval = 0
        return entries.map { entry in
            // Gaps grow into the past, as a board fills faster the more people know it.
            let mean = 180 * 86_400 / Double(max(1, entries.count))
            age += mean * Double.random(in: 0.2...1.8, using: &random)
            return link(entry, at: now.addingTimeInterval(-min(age, 179 * 86_400)), now: now, &random)
        }
    }

    private static func link(
        _ entry: SeedCatalog.Entry, at date: Date, now: Date, _ random: inout SplitMix64
    ) -> SeedLink {
        let people = SeedPeople.names.shuffled(using: &random)
        // Most links get a few votes and a few get many.
        let luck = Double.random(in: 0..<1, using: &random)
        let votes = Int(pow(luck, 5) * 180) + Int.random(in: 0...6, using: &random)
        let talk = min(people.count - 1, Int(pow(Double.random(in: 0..<1, using: &random), 3) * 9))
        let remarks = SeedRemarks.remarks(for: entry.tags, using: &random).prefix(talk)
        var moment = date
        let comments = remarks.enumerated().map { index, body in
            moment = min(now, moment.addingTimeInterval(Double.random(in: 300...30_000, using: &random)))
            return SeedComment(author: people[index + 1], body: body, createdAt: moment)
        }
        return SeedLink(
            url: entry.url, title: entry.title, tags: entry.tags, submitter: people[0], host: SafeHref.host(entry.url),
            votes: votes, createdAt: date, comments: comments)
    }
}
