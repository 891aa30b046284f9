import FerroSQL

/// How the values of one relation, or their count, are loaded beside rows.
struct Loading<M: Model, L: Loadable>: Sendable {
    let plan: @Sendable ([M], Dialect) throws -> Fetch<[L.Value]>
}

extension Loading {
    /// The relation as its declaration says.
    static func relation(_: L.Type) -> Self where L: Relation, L.Definition.Origin == M {
        Loading { models, dialect in try L.definition.fetch(for: models, dialect: dialect) }
    }

    /// How many related rows there are.
    static func count<R: Relation>(
        _: R.Type, _ narrow: (Query<M, M>.Related<R>) -> Query<M, M>.Related<R>
    ) -> Self where L == Counted<R>, R.Definition: ToSeveral, R.Definition.Origin == M {
        let association = R.definition.association
        let query = association.refined(narrow)
        return Loading { models, dialect in try association.counts(for: models, query, dialect) }
    }

    /// Related rows as a closure says.
    static func many<R: Relation, Row>(
        _: R.Type, _ refine: (Query<M, M>.Related<R>) -> Query<R.Definition.Related, Row>
    ) -> Self where L == Nested<R, [Row]>, R.Definition: ToMany, R.Definition.Origin == M {
        let association = R.definition.association
        let query = association.refined(refine)
        return Loading { models, dialect in try association.groups(for: models, query, dialect) }
    }

    /// The related row, or nil, as a closure says.
    static func optional<R: Relation, Row>(
        _: R.Type, _ refine: (Query<M, M>.Related<R>) -> Query<R.Definition.Related, Row>
    ) -> Self where L == Nested<R, Row?>, R.Definition: ToOptional, R.Definition.Origin == M {
        let association = R.definition.association
        let query = association.refined(refine)
        return Loading { models, dialect in try association.firsts(for: models, query, dialect) }
    }

    /// The row that each row refers to, as a closure says.
    static func one<R: Relation, Row>(
        _: R.Type, _ refine: (Query<M, M>.Related<R>) -> Query<R.Definition.Related, Row>
    ) -> Self where L == Nested<R, Row>, R.Definition: ToOne, R.Definition.Origin == M {
        let association = R.definition.association
        let query = association.refined(refine)
        return Loading { models, dialect in try association.only(for: models, query, dialect) }
    }

    /// Related rows with their pivots, as a closure says.
    static func pivoted<R: Relation, Row>(
        _: R.Type, _ refine: (Query<M, M>.Related<R>) -> Query<R.Definition.Related, Row>
    ) -> Self
    where L == Nested<R, [Pivoted<Row, R.Definition.Pivot>]>, R.Definition: ToPivoted, R.Definition.Origin == M {
        let definition = R.definition
        let query = definition.association.refined(refine)
        return Loading { models, dialect in try definition.pivoted(for: models, query, dialect) }
    }
}
