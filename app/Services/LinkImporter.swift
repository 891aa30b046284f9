internal import Ferro
internal import Foundation

/// Adds the links of a file to the board: first what can be decided without the database, then the rows.
struct LinkImporter: Sendable {
    /// Who the links are from, where the file does not say.
    var submitter: String
    /// When links without a date were added.
    var now: Date

    /// A file sorted into what can be added and what cannot.
    struct Plan {
        var links: [(input: SubmitLink, addedAt: Date)] = []
        /// The file with the lines refused by the board's rules among its problems.
        var file: ImportedFile
    }

    /// Applies the rules of a submitted link to each entry; pure.
    func plan(_ file: ImportedFile, limits: ImportLimits = .standard) -> Plan {
        var plan = Plan(file: file)
        for entry in file.entries {
            let input = SubmitLink(
                url: entry.url, title: entry.title, tags: TagList(entry.tags), submitter: entry.submitter ?? submitter)
            do {
                try input.validate()
                plan.links.append((input, min(entry.addedAt ?? now, now)))
            } catch {
                plan.file.refuse(entry.line, Self.sentence(error), limits)
            }
        }
        return plan
    }

    /// Adds links in transactions of 250, each with its tags and its ranking job.
    ///
    /// - Returns: How many were added; an address that the board has already is skipped.
    func add(_ links: [(input: SubmitLink, addedAt: Date)], on db: Database, queue: Queue) async throws -> Int {
        var added = 0
        for start in stride(from: 0, to: links.count, by: 250) {
            let batch = links[start..<min(start + 250, links.count)]
            added += try await db.transaction { db in
                let addresses = batch.map(\.input.url)
                var known = Set(try await Link.where { $0.url.isIn(addresses) }.all(on: db).map(\.url))
                var count = 0
                for (input, date) in batch where known.insert(input.url).inserted {
                    _ = try await LinkBoard.submit(input, at: date, on: db, queue: queue)
                    count += 1
                }
                return count
            }
        }
        return added
    }

    private static func sentence(_ problems: ValidationError) -> String {
        problems.errors.map { "\($0.field) \($0.messages.joined(separator: ", "))" }.joined(separator: "; ")
    }
}
