import Foundation

/// One comment below a link.
struct CommentView: Sendable {
    let id: Int
    /// The anchor that leads to it: `comment-12`.
    let anchor: String
    let author: String
    /// The first letter of the author's name.
    let initial: String
    let body: String
    let time: TimeView

    init(id: Int, author: String, body: String, createdAt: Date, now: Date) {
        self.id = id
        anchor = "comment-\(id)"
        self.author = author
        initial = author.first.map { String($0).uppercased() } ?? "?"
        self.body = body
        time = TimeView(createdAt, now: now)
    }
}
