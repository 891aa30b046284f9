import Foundation

/// One link that a file holds, cleaned but not yet checked against the database.
struct ImportedLink: Sendable, Equatable {
    /// The line its record starts on, from 1.
    let line: Int
    /// An http or https address.
    let url: String
    /// One line of text, never blank.
    let title: String
    /// Slugs, without repetition.
    let tags: [String]
    /// The name in the file, when it has one.
    let submitter: String?
    /// When it was saved, when the file says so.
    let addedAt: Date?
}
