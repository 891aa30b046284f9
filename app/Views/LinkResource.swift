internal import Ferro
internal import Foundation

/// A link as the JSON API shows it, and as the front page keeps it.
struct LinkResource: ResponseValue, Codable, Equatable {
    var id: Int64
    var url: String
    var title: String
    var tags: [String]
    var submitter: String
    var host: String?
    var score: Double
    var votesCount: Int
    var commentsCount: Int
    var createdAt: Date

    init(_ link: LinkBoard.Listed) {
        id = link.id.rawValue
        url = link.url
        title = link.title
        tags = link.taggings.map(\.tag)
        submitter = link.submitter
        host = link.host
        score = link.score
        votesCount = link.votesCount
        commentsCount = link.commentsCount
        createdAt = link.createdAt
    }
}
