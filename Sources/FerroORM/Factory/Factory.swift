import FerroSQL

/// How rows of a model are made up for tests and seeds.
///
/// It is written once beside the model. A required column that it leaves out does not compile, because it answers a
/// `Draft`; every state and override is a typed property of the draft.
///
/// ```swift
/// extension Post {
///     static let factory = Factory<Post> { make in
///         Draft(authorID: try await make.reference(\.authorID, Author.factory), title: make.fake.sentence())
///     }
/// }
/// extension Factory<Post> {
///     var published: Self { state { $0.isPublished = true } }
/// }
/// let posts = try await Post.factory.published.set(\.authorID, ada.id).create(3, on: db)
/// ```
///
/// The values differ each time, unless ``seed(_:)`` is given: then every row depends on the seed and its place alone.
public struct Factory<M: Model>: Sendable {
    typealias Step = @Sendable (inout M.Draft, Making<M>) async throws -> Void

    let definition: @Sendable (Making<M>) async throws -> M.Draft
    var steps: [Step] = []
    var overrides: Overrides<M> = Overrides()
    var afterCreating: [@Sendable (M, Making<M>) async throws -> Void] = []
    var seed: UInt64?

    /// A factory whose rows are made by a closure.
    ///
    /// - Parameter definition: makes one draft with what ``Making`` gives it.
    public init(_ definition: @escaping @Sendable (Making<M>) async throws -> M.Draft) { self.definition = definition }

    /// The same rows each time: the row at a place depends on the seed and its place alone.
    public func seed(_ seed: UInt64) -> Self { with { $0.seed = seed } }

    /// Changes each draft, after the definition and the states before.
    public func state(_ change: @escaping @Sendable (inout M.Draft) throws -> Void) -> Self {
        with { $0.steps.append { draft, _ in try change(&draft) } }
    }

    /// Changes each draft with what ``Making`` gives: its place in the list, invented values, other rows.
    public func state(
        making change: @escaping @Sendable (inout M.Draft, Making<M>) async throws -> Void
    ) -> Self {
        with { $0.steps.append(change) }
    }

    /// Gives one column a value; a row that the definition would make for it is not made.
    public func set<Value: Sendable>(_ path: any WritableKeyPath<M.Draft, Value> & Sendable, _ value: Value) -> Self {
        with {
            $0.overrides.add(path, value)
            $0.steps.append { draft, _ in draft[keyPath: path] = value }
        }
    }

    /// Gives one column a value for each place in the list, counted from 0: `.sequence(\.title) { "Post \($0)" }`.
    public func sequence<Value: Sendable>(
        _ path: any WritableKeyPath<M.Draft, Value> & Sendable, _ value: @escaping @Sendable (Int) -> Value
    ) -> Self {
        with { $0.steps.append { draft, make in draft[keyPath: path] = value(make.index) } }
    }

    /// Gives one column the values of a list in turn; none changes nothing.
    public func cycle<Value: Sendable>(
        _ path: any WritableKeyPath<M.Draft, Value> & Sendable, _ values: [Value]
    ) -> Self {
        values.isEmpty ? self : sequence(path) { values[$0 % values.count] }
    }

    /// Does something with each row once it is stored.
    public func afterCreating(_ action: @escaping @Sendable (M, Making<M>) async throws -> Void) -> Self {
        with { $0.afterCreating.append(action) }
    }

    /// Makes rows of another model for each row: `Author.factory.has(Post.factory, 3, \.authorID)`.
    ///
    /// - Parameters:
    ///   - factory: makes the other rows.
    ///   - count: how many for each row.
    ///   - path: the column of the other model that refers to the row.
    public func has<Other: Model>(
        _ factory: Factory<Other>, _ count: Int = 1, _ path: any WritableKeyPath<Other.Draft, M.ID> & Sendable
    ) -> Self {
        afterCreating { row, make in
            try await factory.set(path, row.id).inheriting(make).create(count, on: make.database())
        }
    }

    func with(_ change: (inout Self) -> Void) -> Self {
        var copy = self
        change(&copy)
        return copy
    }

    /// The same factory; where it has no seed of its own, one that follows from the row it is made for.
    func inheriting<Parent: Model>(_ make: Making<Parent>) -> Self {
        seed == nil ? seed(make.fake.seed()) : self
    }
}
