internal import Ferro
internal import Foundation

extension Link {
    /// Invented links, each with an address of its own.
    static let factory = Factory<Link> { make in
        Draft(
            url: "https://\(make.fake.domain())/\(make.fake.uuid().uuidString.lowercased())",
            title: make.fake.sentence(words: 5), submitter: make.fake.name())
    }
}

extension Factory<Link> {
    /// With tags.
    func tagged(_ names: String...) -> Self {
        afterCreating { link, make in
            try await Tagging.create(names.map { .init(linkID: link.id, tag: $0) }, on: make.database())
        }
    }

    /// With comments, and counted.
    func discussed(_ count: Int) -> Self { set(\.commentsCount, count).has(Comment.factory, count, \.linkID) }

    /// With votes, counted and ranked.
    func liked(_ count: Int) -> Self {
        state { link in
            link.votesCount = count
            link.score = Ranking.score(votes: count, createdAt: .now)
        }
        .has(Vote.factory, count, \.linkID)
    }
}
