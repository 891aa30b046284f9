internal import Ferro

extension Comment {
    /// Invented comments on a link of their own, or on the one that is set.
    static let factory = Factory<Comment> { make in
        Draft(
            linkID: try await make.reference(\.linkID, Link.factory), author: make.fake.name(),
            body: make.fake.paragraph(sentences: 2))
    }
}
