import FerroSQL
import FerroSupport

/// The statements that store jobs, and how their answers become receipts.
struct PushPlan: Sendable {
    /// How many jobs one statement stores at most, and about how many bytes.
    static let chunk = (rows: 1000, bytes: 4 << 20)

    private enum Step: Sendable {
        /// Each answered row is a new job.
        case rows
        /// The answered row is the job, new if its second column says so.
        case keyed
        /// The first of two answers is who held the key before, the second is the job.
        case probed
        /// Its answer says nothing.
        case preparation
    }

    private(set) var statements: [SQL] = []
    private var steps: [Step] = []
    /// Whether a job may run at once.
    let hasDue: Bool
    private let notifies: Bool
    private let dialect: Dialect

    /// A plan for drafts in their order; throws `.encoding` for one that cannot be stored.
    init(_ drafts: [JobDraft], notifies: Bool, dialect: Dialect) throws(QueueError) {
        var rows: [StoredDraft] = []
        rows.reserveCapacity(drafts.count)
        for draft in drafts { rows.append(try StoredDraft(draft)) }
        hasDue = rows.contains(where: \.isDue)
        self.notifies = notifies
        self.dialect = dialect
        var plain: [StoredDraft] = []
        for row in rows {
            guard let key = row.draft.uniqueness else {
                plain.append(row)
                continue
            }
            add(plain)
            plain = []
            add(row, key)
        }
        add(plain)
    }

    private mutating func add(_ statement: SQL, _ step: Step) {
        statements.append(statement)
        steps.append(step)
    }

    /// Jobs without keys: on SQLite, where a statement is no trip, one each.
    private mutating func add(_ rows: [StoredDraft]) {
        guard dialect.kind == .postgres, rows.count > 1 else {
            for row in rows { add(JobsTable.insert(row, notifies: notifies), .rows) }
            return
        }
        var (first, bytes) = (0, 0)
        for (index, row) in rows.enumerated() {
            if index - first == Self.chunk.rows || (bytes + row.size > Self.chunk.bytes && index > first) {
                add(JobsTable.insert(Array(rows[first..<index]), notifies: notifies), .rows)
                (first, bytes) = (index, 0)
            }
            bytes += row.size
        }
        add(JobsTable.insert(Array(rows[first...]), notifies: notifies), .rows)
    }

    private mutating func add(_ row: StoredDraft, _ key: JobUniqueness) {
        if key.scope == .time { add(JobsTable.sweepKeys(at: row.draft.createdAt, dialect: dialect), .preparation) }
        add(JobsTable.free(key.key, at: row.draft.createdAt), .preparation)
        let insert = JobsTable.insert(row, key, notifies: notifies, dialect: dialect)
        if dialect.kind == .postgres {
            add(insert, .keyed)
        } else {
            add(JobsTable.holder(of: key.key), .preparation)
            add(insert, .probed)
        }
    }

    /// What the drafts came to, in their order.
    func receipts(_ results: [SQLResult]) throws -> [JobReceipt] {
        var receipts: [JobReceipt] = []
        var before: SQLResult?
        for (step, result) in zip(steps, results) {
            switch step {
            case .preparation: break
            case .rows: for row in result.rows { receipts.append(JobReceipt(id: JobID(try row.decode(at: 0)))) }
            case .keyed:
                guard let row = result.rows.first else { throw Self.unanswered }
                receipts.append(JobReceipt(id: JobID(try row.decode(at: 0)), isNew: try row.decode(at: 1)))
            case .probed:
                guard let row = result.rows.first else { throw Self.unanswered }
                receipts.append(JobReceipt(id: JobID(try row.decode(at: 0)), isNew: before?.rows.isEmpty ?? true))
            }
            before = result
        }
        return receipts
    }

    private static var unanswered: QueueError {
        QueueError(.storage, "the database stored a job and did not answer its id: does the table jobs have triggers?")
    }
}
