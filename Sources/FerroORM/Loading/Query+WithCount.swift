import FerroSQL

// Written out for up to six relations: type inference gives up on longer chains of functions over packs (Swift 6.3).

extension Query {
    /// Counts a relation beside each row: `Link.query.withCount(\.comments)` makes the member `commentsCount`.
    ///
    /// One grouped statement, in the round trip of the relations. A closure may narrow what is counted:
    /// `.withCount(\.comments) { $0.where { $0.isSpam == false } }`.
    public func withCount<R: Relation>(
        _ path: KeyPath<M.Relations, RelationPath<R>>, _ narrow: (Related<R>) -> Related<R> = { $0 }
    ) -> Query<M, With<M, Loads<Counted<R>>>>
    where Output == M, R.Definition: ToSeveral, R.Definition.Origin == M {
        first(.count(R.self, narrow))
    }

    /// Counts a relation beside each row, as the second thing that is loaded.
    public func withCount<A: Loadable, R: Relation>(
        _ path: KeyPath<M.Relations, RelationPath<R>>, _ narrow: (Related<R>) -> Related<R> = { $0 }
    ) -> Query<M, With<M, Loads<A, Counted<R>>>>
    where Output == With<M, Loads<A>>, R.Definition: ToSeveral, R.Definition.Origin == M {
        next(.count(R.self, narrow))
    }

    /// Counts a relation beside each row, as the third thing that is loaded.
    public func withCount<A: Loadable, B: Loadable, R: Relation>(
        _ path: KeyPath<M.Relations, RelationPath<R>>, _ narrow: (Related<R>) -> Related<R> = { $0 }
    ) -> Query<M, With<M, Loads<A, B, Counted<R>>>>
    where Output == With<M, Loads<A, B>>, R.Definition: ToSeveral, R.Definition.Origin == M {
        next(.count(R.self, narrow))
    }

    /// Counts a relation beside each row, as the fourth thing that is loaded.
    public func withCount<A: Loadable, B: Loadable, C: Loadable, R: Relation>(
        _ path: KeyPath<M.Relations, RelationPath<R>>, _ narrow: (Related<R>) -> Related<R> = { $0 }
    ) -> Query<M, With<M, Loads<A, B, C, Counted<R>>>>
    where Output == With<M, Loads<A, B, C>>, R.Definition: ToSeveral, R.Definition.Origin == M {
        next(.count(R.self, narrow))
    }

    /// Counts a relation beside each row, as the fifth thing that is loaded.
    public func withCount<A: Loadable, B: Loadable, C: Loadable, D: Loadable, R: Relation>(
        _ path: KeyPath<M.Relations, RelationPath<R>>, _ narrow: (Related<R>) -> Related<R> = { $0 }
    ) -> Query<M, With<M, Loads<A, B, C, D, Counted<R>>>>
    where Output == With<M, Loads<A, B, C, D>>, R.Definition: ToSeveral, R.Definition.Origin == M {
        next(.count(R.self, narrow))
    }

    /// Counts a relation beside each row, as the sixth thing that is loaded.
    public func withCount<A: Loadable, B: Loadable, C: Loadable, D: Loadable, E: Loadable, R: Relation>(
        _ path: KeyPath<M.Relations, RelationPath<R>>, _ narrow: (Related<R>) -> Related<R> = { $0 }
    ) -> Query<M, With<M, Loads<A, B, C, D, E, Counted<R>>>>
    where Output == With<M, Loads<A, B, C, D, E>>, R.Definition: ToSeveral, R.Definition.Origin == M {
        next(.count(R.self, narrow))
    }
}
