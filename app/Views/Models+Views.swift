internal import Ferro
internal import Foundation

// How the board's records become what its templates show.

extension LinkRowView {
    init(_ link: LinkBoard.Listed, now: Date) {
        self.init(
            id: Int(link.id.rawValue), url: link.url, title: link.title, tags: link.taggings.map(\.tag),
            submitter: link.submitter, votes: link.votesCount, comments: link.commentsCount, createdAt: link.createdAt,
            now: now)
    }
}

extension LinkRowView {
    init(_ link: LinkResource, now: Date) {
        self.init(
            id: Int(link.id), url: link.url, title: link.title, tags: link.tags, submitter: link.submitter,
            votes: link.votesCount, comments: link.commentsCount, createdAt: link.createdAt, now: now)
    }
}

extension CommentView {
    init(_ comment: Comment, now: Date) {
        self.init(
            id: Int(comment.id.rawValue), author: comment.author, body: comment.body, createdAt: comment.createdAt,
            now: now)
    }
}

extension LinkIndexPage {
    init(_ page: Page<LinkResource>, _ query: LinkQuery, stylesheet: String, now: Date) {
        self.init(
            links: page.items.map { LinkRowView($0, now: now) }, total: page.total, page: page.number,
            pages: page.lastPage, query: query.q,
            tag: query.tag.isEmpty ? nil : query.tag, sort: query.sort, stylesheet: stylesheet)
    }
}

extension LinkShowPage {
    init(
        _ link: LinkBoard.Listed, _ comments: [Comment], _ sent: [String: String], _ problems: ValidationError?,
        stylesheet: String, now: Date
    ) {
        self.init(
            link: LinkRowView(link, now: now), address: link.url, comments: comments.map { CommentView($0, now: now) },
            draft: Draft(author: sent["author"] ?? "", body: sent["body"] ?? ""), errors: problems?.byField ?? [:],
            stylesheet: stylesheet)
    }
}

extension LinkFormPage {
    init(sent: [String: String], _ problems: ValidationError, stylesheet: String) {
        self.init(
            Values(
                url: sent["url"] ?? "", title: sent["title"] ?? "", tags: sent["tags"] ?? "",
                submitter: sent["submitter"] ?? ""),
            errors: problems.byField, stylesheet: stylesheet)
    }
}

extension ValidationError {
    /// The messages of each form field; those of a list's items stand at the list, `tags.1` at `tags`.
    fileprivate var byField: [String: [String]] {
        Dictionary(errors.map { (String($0.field.description.prefix { $0 != "." }), $0.messages) }, uniquingKeysWith: +)
    }
}
