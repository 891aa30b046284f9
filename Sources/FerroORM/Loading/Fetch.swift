public import FerroSQL

/// A value that may need answers of the database before it is known: loading described as a pure value.
///
/// Two of them ``zip`` into one that asks for both at once, so what is loaded takes one round trip for each level that
/// depends on the answers before, whatever the number of rows and relations.
public enum Fetch<Value: Sendable>: Sendable {
    /// The value is known.
    case done(Value)
    /// Statements are to be run at once; their answers lead to the value, or to more statements.
    case needs([SQL], then: @Sendable ([SQLResult]) throws -> Fetch<Value>)

    /// The value turned into another.
    public func map<Other: Sendable>(
        _ transform: @escaping @Sendable (Value) throws -> Other
    ) throws -> Fetch<Other> {
        switch self {
        case .done(let value): .done(try transform(value))
        case .needs(let statements, let next):
            .needs(statements) { results in try next(results).map(transform) }
        }
    }

    /// Both values; the statements of both are run together.
    public func zip<Other: Sendable, Both: Sendable>(
        _ other: Fetch<Other>, _ combine: @escaping @Sendable (Value, Other) throws -> Both
    ) throws -> Fetch<Both> {
        switch (self, other) {
        case (.done(let value), _): return try other.map { try combine(value, $0) }
        case (_, .done(let value)): return try map { try combine($0, value) }
        case (.needs(let mine, let next), .needs(let others, let otherNext)):
            return .needs(mine + others) { results in
                let own = try next(Array(results.prefix(mine.count)))
                return try own.zip(try otherNext(Array(results.dropFirst(mine.count))), combine)
            }
        }
    }

    /// Runs the statements, one batch for each level, and answers the value.
    func run(on db: Database) async throws -> Value {
        var step = self
        while true {
            switch step {
            case .done(let value): return value
            case .needs(let statements, let next): step = try next(try await db.executeAll(statements))
            }
        }
    }
}
