import FerroSQL
import Synchronization

/// The rows of one statement, stepped through on the connection's thread as they are asked for.
///
/// It keeps its transaction, and the transaction the connection; other statements of the transaction may run beside it.
final class SQLiteCursor: SQLCursor {
    private static let counter = Atomic<UInt64>(0)

    /// Tells it from every other cursor of the process, so that a late call never meets another one's statement.
    let number = SQLiteCursor.counter.wrappingAdd(1, ordering: .relaxed).newValue
    private let transaction: SQLiteTransaction
    private let rows: Int
    private let isOver = Atomic(false)

    init(of transaction: SQLiteTransaction, rows: Int) {
        self.transaction = transaction
        self.rows = max(1, rows)
    }

    deinit { if !isOver.load(ordering: .relaxed) { transaction.abandon(number) } }

    func next() async throws -> [SQLRow] {
        if isOver.load(ordering: .relaxed) { return [] }
        let part = try await transaction.next(of: number, rows: rows)
        if part.isOver { isOver.store(true, ordering: .relaxed) }
        return part.rows
    }

    func close() async {
        if isOver.exchange(true, ordering: .relaxed) { return }
        await transaction.close(number)
    }
}
