// The members of up to six relations, written out: a subscript cannot name a place in a pack. Each signature has the
// place's type in its key path, and same-type requirements bind the others.

extension With {
    /// The only relation.
    @inlinable
    public subscript<A: Loadable>(
        dynamicMember path: KeyPath<A, A.Value>
    ) -> A.Value where Loaded == Loads<A> { loaded.values }

    /// The first of two relations.
    @inlinable
    public subscript<A: Loadable, B: Loadable>(
        dynamicMember path: KeyPath<A, A.Value>
    ) -> A.Value where Loaded == Loads<A, B> { loaded.values.0 }

    /// The second of two relations.
    @inlinable
    public subscript<A: Loadable, B: Loadable>(
        dynamicMember path: KeyPath<B, B.Value>
    ) -> B.Value where Loaded == Loads<A, B> { loaded.values.1 }

    /// The first of three relations.
    @inlinable
    public subscript<A: Loadable, B: Loadable, C: Loadable>(
        dynamicMember path: KeyPath<A, A.Value>
    ) -> A.Value where Loaded == Loads<A, B, C> { loaded.values.0 }

    /// The second of three relations.
    @inlinable
    public subscript<A: Loadable, B: Loadable, C: Loadable>(
        dynamicMember path: KeyPath<B, B.Value>
    ) -> B.Value where Loaded == Loads<A, B, C> { loaded.values.1 }

    /// The third of three relations.
    @inlinable
    public subscript<A: Loadable, B: Loadable, C: Loadable>(
        dynamicMember path: KeyPath<C, C.Value>
    ) -> C.Value where Loaded == Loads<A, B, C> { loaded.values.2 }

    /// The first of four relations.
    @inlinable
    public subscript<A: Loadable, B: Loadable, C: Loadable, D: Loadable>(
        dynamicMember path: KeyPath<A, A.Value>
    ) -> A.Value where Loaded == Loads<A, B, C, D> { loaded.values.0 }

    /// The second of four relations.
    @inlinable
    public subscript<A: Loadable, B: Loadable, C: Loadable, D: Loadable>(
        dynamicMember path: KeyPath<B, B.Value>
    ) -> B.Value where Loaded == Loads<A, B, C, D> { loaded.values.1 }

    /// The third of four relations.
    @inlinable
    public subscript<A: Loadable, B: Loadable, C: Loadable, D: Loadable>(
        dynamicMember path: KeyPath<C, C.Value>
    ) -> C.Value where Loaded == Loads<A, B, C, D> { loaded.values.2 }

    /// The fourth of four relations.
    @inlinable
    public subscript<A: Loadable, B: Loadable, C: Loadable, D: Loadable>(
        dynamicMember path: KeyPath<D, D.Value>
    ) -> D.Value where Loaded == Loads<A, B, C, D> { loaded.values.3 }

    /// The first of five relations.
    @inlinable
    public subscript<A: Loadable, B: Loadable, C: Loadable, D: Loadable, E: Loadable>(
        dynamicMember path: KeyPath<A, A.Value>
    ) -> A.Value where Loaded == Loads<A, B, C, D, E> { loaded.values.0 }

    /// The second of five relations.
    @inlinable
    public subscript<A: Loadable, B: Loadable, C: Loadable, D: Loadable, E: Loadable>(
        dynamicMember path: KeyPath<B, B.Value>
    ) -> B.Value where Loaded == Loads<A, B, C, D, E> { loaded.values.1 }

    /// The third of five relations.
    @inlinable
    public subscript<A: Loadable, B: Loadable, C: Loadable, D: Loadable, E: Loadable>(
        dynamicMember path: KeyPath<C, C.Value>
    ) -> C.Value where Loaded == Loads<A, B, C, D, E> { loaded.values.2 }

    /// The fourth of five relations.
    @inlinable
    public subscript<A: Loadable, B: Loadable, C: Loadable, D: Loadable, E: Loadable>(
        dynamicMember path: KeyPath<D, D.Value>
    ) -> D.Value where Loaded == Loads<A, B, C, D, E> { loaded.values.3 }

    /// The fifth of five relations.
    @inlinable
    public subscript<A: Loadable, B: Loadable, C: Loadable, D: Loadable, E: Loadable>(
        dynamicMember path: KeyPath<E, E.Value>
    ) -> E.Value where Loaded == Loads<A, B, C, D, E> { loaded.values.4 }

    /// The first of six relations.
    @inlinable
    public subscript<A: Loadable, B: Loadable, C: Loadable, D: Loadable, E: Loadable, F: Loadable>(
        dynamicMember path: KeyPath<A, A.Value>
    ) -> A.Value where Loaded == Loads<A, B, C, D, E, F> { loaded.values.0 }

    /// The second of six relations.
    @inlinable
    public subscript<A: Loadable, B: Loadable, C: Loadable, D: Loadable, E: Loadable, F: Loadable>(
        dynamicMember path: KeyPath<B, B.Value>
    ) -> B.Value where Loaded == Loads<A, B, C, D, E, F> { loaded.values.1 }

    /// The third of six relations.
    @inlinable
    public subscript<A: Loadable, B: Loadable, C: Loadable, D: Loadable, E: Loadable, F: Loadable>(
        dynamicMember path: KeyPath<C, C.Value>
    ) -> C.Value where Loaded == Loads<A, B, C, D, E, F> { loaded.values.2 }

    /// The fourth of six relations.
    @inlinable
    public subscript<A: Loadable, B: Loadable, C: Loadable, D: Loadable, E: Loadable, F: Loadable>(
        dynamicMember path: KeyPath<D, D.Value>
    ) -> D.Value where Loaded == Loads<A, B, C, D, E, F> { loaded.values.3 }

    /// The fifth of six relations.
    @inlinable
    public subscript<A: Loadable, B: Loadable, C: Loadable, D: Loadable, E: Loadable, F: Loadable>(
        dynamicMember path: KeyPath<E, E.Value>
    ) -> E.Value where Loaded == Loads<A, B, C, D, E, F> { loaded.values.4 }

    /// The sixth of six relations.
    @inlinable
    public subscript<A: Loadable, B: Loadable, C: Loadable, D: Loadable, E: Loadable, F: Loadable>(
        dynamicMember path: KeyPath<F, F.Value>
    ) -> F.Value where Loaded == Loads<A, B, C, D, E, F> { loaded.values.5 }
}
