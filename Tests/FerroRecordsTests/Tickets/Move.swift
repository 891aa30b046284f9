import FerroRecords
import Testing

/// One operation, and what a Swift value does in its place.
struct Move: Sendable {
    /// An operation that the server did.
    struct Done: Sendable {
        let name: String
        /// Its place among all that were done.
        let ticket: Int64
        /// Does the same with a Swift value; false when the server's answer was another one.
        let agrees: @Sendable (inout Ledger) -> Bool
    }

    let name: String
    /// Runs it together with a ticket; nil when the server refused it, and so wrote nothing.
    let run: @Sendable (RecordHandle<Ledger>) async throws -> Done?

    /// An operation whose answer a closure judges.
    init<Result: Sendable>(
        _ name: String, _ operation: @escaping @Sendable (Ledger.Fields) -> RecordOperation<Result>,
        judge: @escaping @Sendable (inout Ledger, Result) -> Bool
    ) {
        self.name = name
        run = { handle in
            do {
                let (ticket, result) = try await handle.run { ($0.ticket.increment(), operation($0)) }
                return Done(name: name, ticket: ticket) { judge(&$0, result) }
            } catch let error as RecordError where [.arithmetic, .bounds, .encoding].contains(error.code) {
                return nil
            }
        }
    }

    /// An operation that returns what the closure does.
    init<Result: Sendable & Equatable>(
        _ name: String, _ operation: @escaping @Sendable (Ledger.Fields) -> RecordOperation<Result>,
        model: @escaping @Sendable (inout Ledger) -> Result
    ) {
        self.init(name, operation) { $1 == model(&$0) }
    }

    /// An operation that returns nothing.
    init(
        _ name: String, _ operation: @escaping @Sendable (Ledger.Fields) -> RecordOperation<Void>,
        change: @escaping @Sendable (inout Ledger) -> Void
    ) {
        self.init(name, operation) { ledger, _ in
            change(&ledger)
            return true
        }
    }
}

/// Operations on values of one kind, each made anew with values drawn by lot.
struct MoveTable: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let moves: [@Sendable () -> Move]

    init(_ name: String, _ moves: [@Sendable () -> Move]) {
        testDescription = name
        self.moves = moves
    }

    static let all = [
        integers("Int", \.whole, \.whole), integers("Int8", \.tiny, \.tiny), integers("UInt64", \.wide, \.wide),
        doubles, dates, texts, optionals, counters, lists, dictionaries, sums, sets, sortedSets, structs,
    ]

    /// Words with what means something in paths, patterns and Lua.
    static var word: String { ["", "a", "a.b", "a:b", "\u{0}", "#n", "@v", "*[?]", "-1", "é"].randomElement() ?? "" }
}
