/// A static property that is made by `belongsTo`, `hasMany` or another of their kind.
struct ModelRelation {
    /// The functions that make relations.
    enum Kind: String { case belongsTo, hasMany, hasOne, manyToMany, morphMany, morphOne, morphTo }

    /// What the written type says to be seen as far as the static property.
    var access: String
    var name: String
    var kind: Kind
    /// The related model as the program writes it.
    var related: String
    /// The model of the pivot table, for `manyToMany`.
    var pivot: String?
    /// Whether each related row comes with its pivot.
    var isPivoted = false
    /// Whether the row may refer to none.
    var isOptional: Bool
    /// The name of the relation's type.
    var typeName: String

    /// The name without backticks.
    var plainName: String { name.filter { $0 != "`" } }

    /// The type of the static property.
    func definition(of model: String) -> String {
        switch kind {
        case .belongsTo: isOptional ? "BelongsToOptional<\(model), \(related)>" : "BelongsTo<\(model), \(related)>"
        case .hasMany, .morphMany: "HasMany<\(model), \(related)>"
        case .hasOne, .morphOne: "HasOne<\(model), \(related)>"
        case .manyToMany: "ManyToMany\(isPivoted ? "WithPivot" : "")<\(model), \(related), \(pivot ?? "")>"
        case .morphTo: "MorphTo<\(model), \(related)>"
        }
    }

    /// The type of what is loaded.
    var value: String {
        switch kind {
        case .belongsTo: isOptional ? "\(related)?" : related
        case .hasOne, .morphOne, .morphTo: "\(related)?"
        case .hasMany, .morphMany: "[\(related)]"
        case .manyToMany: isPivoted ? "[Pivoted<\(related), \(pivot ?? "")>]" : "[\(related)]"
        }
    }

    /// Whether related rows can be counted.
    var isCountable: Bool { value.hasPrefix("[") }
}
