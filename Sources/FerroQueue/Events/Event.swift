import FerroSupport

/// Something that happened, told to whoever listens.
///
/// ```swift
/// struct PostPublished: Event, Codable { let postID: Post.ID }       // Codable where a listener is queued
///
/// try await c.events.dispatch(PostPublished(postID: post.id), on: db)
/// ```
public protocol Event: Sendable {
    /// What it is called in logs; by default the type's name in snake case.
    static var name: String { get }
}

extension Event {
    /// The type's name in snake case: `PostPublished` is `post_published`.
    public static var name: String { Inflection.snakeCase(String(describing: Self.self)) }
}
