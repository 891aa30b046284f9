public import FerroSupport

/// A statement that ran again and again where one would do: the N+1 problem.
///
/// It is the loop over the rows of one query that asks the database for each of them. Load what belongs to the rows
/// with them (`.with(…)` of the query), or ask once with `IN`.
public struct QueryRepetition: Sendable, Hashable, CustomStringConvertible {
    /// The shape: the statement's text with placeholders.
    public var text: String
    /// How often it had run when it was reported.
    public var count: Int
    /// The other statement that ended last before it ran first, often the one whose rows were looped over.
    public var precededBy: String?
    /// The line that it is put down to, where one was named.
    public var callSite: SourceLocation?

    /// One sentence for a log.
    public var description: String {
        let place = callSite.map { " at \($0)" } ?? ""
        let before = precededBy.map { ", after: \($0)" } ?? ""
        return "the same statement ran \(count) times\(place): \(text)\(before)"
    }
}

/// Counts statements by their shape and tells of each that reaches the limit, once.
struct RepetitionCounter: Sendable {
    private struct Shape: Sendable {
        var count: Int
        var precededBy: String?
    }

    let limit: Int
    private var shapes: [String: Shape] = [:]
    private var last: String?

    init(limit: Int) { self.limit = max(2, limit) }

    /// Notes a statement; answers the repetition when it is the one that reaches the limit.
    mutating func note(_ text: String, callSite: SourceLocation?) -> QueryRepetition? {
        defer { last = text }
        guard var shape = shapes[text] else {
            // A program has few shapes; whoever makes texts without end does not get all of them counted.
            if shapes.count < 1000 { shapes[text] = Shape(count: 1, precededBy: last) }
            return nil
        }
        shape.count += 1
        shapes[text] = shape
        guard shape.count == limit else { return nil }
        return QueryRepetition(text: text, count: limit, precededBy: shape.precededBy, callSite: callSite)
    }
}
