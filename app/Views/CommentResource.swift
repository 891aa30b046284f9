internal import Ferro
internal import Foundation

/// A comment as the JSON API shows it.
struct CommentResource: ResponseValue, Equatable {
    var id: Int64
    var author: String
    var body: String
    var createdAt: Date

    init(_ comment: Comment) {
        id = comment.id.rawValue
        author = comment.author
        body = comment.body
        createdAt = comment.createdAt
    }
}
