import FerroSQL
import Synchronization

/// What a migration did when it was only rehearsed.
final class SchemaJournal: Sendable {
    struct Entries {
        var operations: [SchemaOperation] = []
        var statements: [SQLStatement] = []
        /// How many operations are being written out: their statements are not the migration's own.
        fileprivate var open = 0
    }

    private let state = Mutex(Entries())

    var entries: Entries { state.withLock { $0 } }

    func begin(_ operation: SchemaOperation) {
        state.withLock { state in
            state.operations.append(operation)
            state.open += 1
        }
    }

    func end() { state.withLock { $0.open -= 1 } }

    func note(_ statement: SQLStatement) {
        state.withLock { state in
            state.statements.append(statement)
            if state.open == 0 { state.operations.append(.statement(statement.text)) }
        }
    }
}
