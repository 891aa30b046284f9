/// Collects the operations of a pipeline: each statement that makes one adds it.
@resultBuilder
public enum RecordPipelineBuilder {
    /// One operation; its result is not asked for.
    public static func buildExpression(_ operation: RecordOperation<some Sendable>) -> [RecordOperation<Void>] {
        [operation.withoutResult]
    }
    /// Statements in their order.
    public static func buildBlock(_ parts: [RecordOperation<Void>]...) -> [RecordOperation<Void>] {
        Array(parts.joined())
    }
    /// An `if` without `else`.
    public static func buildOptional(_ part: [RecordOperation<Void>]?) -> [RecordOperation<Void>] { part ?? [] }
    /// The first branch.
    public static func buildEither(first part: [RecordOperation<Void>]) -> [RecordOperation<Void>] { part }
    /// The second branch.
    public static func buildEither(second part: [RecordOperation<Void>]) -> [RecordOperation<Void>] { part }
    /// A loop.
    public static func buildArray(_ parts: [[RecordOperation<Void>]]) -> [RecordOperation<Void>] {
        Array(parts.joined())
    }
}

extension RecordOperation {
    /// The same without its result, for a list of operations of several types.
    public var withoutResult: RecordOperation<Void> {
        RecordOperation<Void>(steps, failure: failure) { _ throws(RecordError) in }
    }
}

extension RecordHandle {
    /// Runs one operation.
    ///
    /// - Throws: ``RecordError/Code/notFound`` when the record is missing.
    @discardableResult
    public func run<Result>(_ operation: RecordOperation<Result>) async throws -> Result {
        try await place.run(operation)
    }

    /// Runs operations in one go, all of them or none; one round trip.
    ///
    /// Nothing else runs in between. When one fails, for instance because a number does not fit its type, nothing of
    /// the others is written either.
    ///
    /// ```swift
    /// try await ada.pipeline { p in
    ///     p.score.add(1)
    ///     p.tags.append("swift")
    /// }
    /// ```
    ///
    /// - Parameter version: the version the record must have.
    /// - Returns: The version afterwards.
    /// - Throws: ``RecordError``: that of the first operation that fails; ``RecordError/Code/stale``.
    @discardableResult
    public func pipeline(
        ifVersion version: RecordVersion? = nil,
        @RecordPipelineBuilder _ operations: (Record.Fields) throws -> [RecordOperation<Void>]
    ) async throws -> RecordVersion {
        let operations = try operations(Record.fields)
        for case .some(let failure) in operations.map(\.failure) { throw failure }
        let results = try await place.run(operations.flatMap(\.steps), ifVersion: version?.rawValue)
        return RecordVersion(rawValue: results.version)
    }

    /// Runs operations in one go, all of them or none, and returns their results; one round trip.
    ///
    /// ```swift
    /// let (score, tags) = try await ada.run { ($0.score.add(1), $0.tags.append("swift")) }
    /// ```
    public func run<each Result>(
        _ operations: (Record.Fields) -> (repeat RecordOperation<each Result>)
    ) async throws -> (repeat each Result) {
        let operations = operations(Record.fields)
        var steps: [RecordStep] = []
        for operation in repeat each operations {
            if let failure = operation.failure { throw failure }
            steps += operation.steps
        }
        let results = try await place.run(steps)
        var place = 0
        return (repeat try (each operations).result(in: results, at: &place))
    }
}
