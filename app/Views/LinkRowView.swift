import Foundation

/// One link, as the list and its own page show it.
struct LinkRowView: Sendable {
    let id: Int
    let title: String
    /// Where the title leads; nil when the address is not one a page may link to.
    let href: String?
    let host: String?
    let votes: String
    let votesLabel: String
    let votePath: String
    let path: String
    let commentsLabel: String
    let commentsPath: String
    let tags: [TagView]
    let hasTags: Bool
    let submitter: String
    let time: TimeView

    init(
        id: Int, url: String, title: String, tags: [String], submitter: String, votes: Int, comments: Int,
        createdAt: Date, now: Date
    ) {
        self.id = id
        self.title = title
        href = SafeHref.href(url)
        let host = SafeHref.host(url)
        self.host = host.isEmpty ? nil : host
        self.votes = Wording.grouped(votes)
        votesLabel = Wording.count(votes, "vote")
        votePath = LinkPath.votes(id)
        path = LinkPath.show(id)
        commentsLabel = comments == 0 ? "Discuss" : Wording.count(comments, "comment")
        commentsPath = LinkPath.show(id) + "#comments"
        self.tags = tags.map(TagView.init)
        hasTags = !tags.isEmpty
        self.submitter = submitter
        time = TimeView(createdAt, now: now)
    }
}
