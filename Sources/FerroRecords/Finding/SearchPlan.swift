/// How a condition is answered: scans one after the other, none of which finds what an earlier one found.
struct SearchPlan: Sendable {
    /// A walk along one index, which leaves out what does not fulfil the condition.
    struct Scan: Sendable {
        /// The indexes that can be walked and the part of each that must be; the server takes the shortest.
        var choices: [(field: Int, ranges: IndexRanges)]
        var condition: ConditionTree
    }

    /// The record's indexes in their order.
    let indexes: [RecordIndex]
    let scans: [Scan]
    let isDescending: Bool

    /// A plan for the condition.
    ///
    /// An order walks its own index. Without one, a condition that bounds some index walks that; an "or" that bounds
    /// none is a scan for each of its parts, without what the parts before it find.
    init(_ condition: ConditionTree, in indexes: [RecordIndex], by order: RecordOrder? = nil) {
        self.indexes = indexes
        isDescending = order?.isDescending ?? false
        if let order, let field = indexes.firstIndex(where: { $0.path == order.path }) {
            scans = [Scan(choices: [(field, condition.ranges(of: order.path))], condition: condition)]
            return
        }
        let whole = Self.scan(condition, in: indexes)
        guard case .any(let parts) = condition, parts.count > 1, whole.choices.allSatisfy(\.ranges.isAll) else {
            scans = [whole]
            return
        }
        var before = ConditionTree.all([])
        var scans: [Scan] = []
        for part in parts {
            scans.append(Self.scan(part.and(before), in: indexes))
            before = before.and(part.negated)
        }
        self.scans = scans
    }

    private static func scan(_ condition: ConditionTree, in indexes: [RecordIndex]) -> Scan {
        let choices = indexes.enumerated().map { ($0.offset, condition.ranges(of: $0.element.path)) }
        let bounded = choices.filter { !$0.1.isAll }
        return Scan(choices: bounded.isEmpty ? Array(choices.prefix(1)) : bounded, condition: condition)
    }
}
