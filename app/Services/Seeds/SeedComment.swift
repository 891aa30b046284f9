import Foundation

/// One comment of the seed.
struct SeedComment: Sendable, Equatable {
    let author: String
    let body: String
    let createdAt: Date
}
