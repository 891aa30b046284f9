import Foundation

/// One link of the seed.
struct SeedLink: Sendable, Equatable {
    let url: String
    let title: String
    let tags: [String]
    let submitter: String
    let host: String
    let votes: Int
    let createdAt: Date
    let comments: [SeedComment]
}
