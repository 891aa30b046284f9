/// Which answer of a connection belongs to whom.
///
/// PostgreSQL answers in the order of the questions (manual, 34.5), so this is a queue: a step for each thing that was
/// sent, in groups that end with a sync.
struct Pipeline<Owner, Statement> {
    /// One thing that was sent.
    enum Step {
        /// A statement was to be prepared.
        case prepare(Statement, Owner)
        /// A statement was to be run; its answer is the owner's call with this number.
        case run(Int, Statement?, Owner)
        /// Something of the driver's own, whose answer nobody waits for.
        case upkeep
        /// The end of a group: nil for one of the driver's own.
        case sync(Owner?)
    }

    private var steps: [Step] = []
    private var start = 0
    /// How many groups have not been answered in full.
    private(set) var groups = 0

    /// Whether every question has its answer.
    var isEmpty: Bool { start == steps.count }
    /// The question that the next answer is for.
    var head: Step? { start < steps.count ? steps[start] : nil }

    /// Notes what was sent.
    mutating func append(_ step: Step) {
        steps.append(step)
        if case .sync = step { groups += 1 }
    }

    /// Goes on to the next question.
    mutating func advance() {
        guard start < steps.count else { return }
        if case .sync = steps[start] { groups -= 1 }
        start += 1
        if start == steps.count {
            steps.removeAll(keepingCapacity: true)
            start = 0
        } else if start >= 256 {
            steps.removeSubrange(..<start)
            start = 0
        }
    }

    /// Empties the queue; hands over whose questions have no full answer, each of them once, in their order.
    mutating func abandon() -> [Owner] {
        var owners: [Owner] = []
        for case .sync(let owner?) in steps[start...] { owners.append(owner) }
        steps = []
        start = 0
        groups = 0
        return owners
    }
}
