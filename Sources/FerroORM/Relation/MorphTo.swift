public import FerroSQL

/// The row of one of several models that a row refers to by two columns, a model's name and a key; nil when it is gone.
///
/// ```swift
/// enum Subject: Morph {
///     case post(Post), video(Video)
///     static let alternatives: [Alternative] = [.model(Post.self, Self.post), .model(Video.self, Self.video)]
/// }
/// static let subject = morphTo(Subject.self, type: \.subjectType, id: \.subjectID)
/// ```
///
/// No foreign key can hold such a reference, so the row may always be gone.
public struct MorphTo<Origin: Model, Target: Morph>: RelationDefinition {
    let type: @Sendable (Origin) -> String?
    let key: @Sendable (Origin) -> SQLValue

    /// What reading the rows that some rows refer to takes: one statement for each model, in one round trip.
    public func fetch(for origins: [Origin], dialect: Dialect) throws -> Fetch<[Target?]> {
        let references = origins.map { (type: type($0), key: key($0)) }
        var found = Fetch<[String: [SQLValue: Target]]>.done([:])
        for alternative in Target.alternatives {
            let keys = references.filter { $0.type == alternative.name }.map(\.key)
            found = try found.zip(try alternative.fetch(keys, dialect)) { all, targets in
                var all = all
                all[alternative.name] = targets
                return all
            }
        }
        return try found.map { found in
            references.map { reference in reference.type.flatMap { found[$0]?[reference.key] } }
        }
    }
}

/// The rows of several models that a ``MorphTo`` can refer to: an enumeration with a case for each.
public protocol Morph: Sendable {
    /// The models, each with the case that holds its row.
    static var alternatives: [MorphAlternative<Self>] { get }
}

extension Morph {
    /// One of the models.
    public typealias Alternative = MorphAlternative<Self>
}

/// One of the models that a ``MorphTo`` can refer to.
public struct MorphAlternative<Target: Morph>: Sendable {
    /// The name of the model in the column for it.
    public let name: String
    let fetch: @Sendable ([SQLValue], Dialect) throws -> Fetch<[SQLValue: Target]>

    /// A model, and the case that holds its row: `.model(Post.self, Self.post)`.
    public static func model<M: Model>(_: M.Type, _ make: @escaping @Sendable (M) -> Target) -> Self {
        MorphAlternative(name: M.morphName) { keys, dialect in
            let distinct = Array(Set(keys).subtracting([.null]))
            let statements = distinct.chunks(of: BindLimit.perStatement).map { keys in
                M.query.with { $0.conditions.append("\(M.columns.id.sql)\(keys.membership)") }.sql(for: dialect)
            }
            if statements.isEmpty { return .done([:]) }
            return .needs(statements) { results in
                let models = try M.reading(results.flatMap(\.rows))
                let pairs = models.map { ($0.id.sqlValue, make($0)) }
                return .done(Dictionary(pairs, uniquingKeysWith: { first, _ in first }))
            }
        }
    }
}
