/// Which of a worker's queues is looked in first.
///
/// Each claim looks in all queues and takes the jobs of an earlier one first; the order decides which that is.
public enum QueueOrder: Sendable, Hashable {
    /// As they are listed: a later queue gets what the earlier ones leave.
    case strict
    /// Drawn at random for each claim: a queue of weight 3 comes first three times as often as one of weight 1.
    ///
    /// A queue that is not named has weight 1, and less than 1 counts as 1: no queue is starved.
    case weighted([QueueName: Int])

    /// The order for one claim; `random` is in 0..<1 and decides a weighted one.
    ///
    /// The number picks the first queue, what is left of it the second, and so on: the part of an interval that a
    /// uniform number falls into says nothing about where in that part it lies.
    public func arranged(_ queues: [QueueName], random: Double) -> [QueueName] {
        guard case .weighted(let weights) = self, queues.count > 1 else { return queues }
        var left = queues.map { (queue: $0, weight: Double(max(1, weights[$0] ?? 1))) }
        var arranged: [QueueName] = []
        var random = random.isFinite ? min(max(random, 0), 1.0.nextDown) : 0
        while !left.isEmpty {
            var point = random * left.reduce(0) { $0 + $1.weight }
            var index = 0
            while index < left.count - 1, point >= left[index].weight {
                point -= left[index].weight
                index += 1
            }
            let chosen = left.remove(at: index)
            arranged.append(chosen.queue)
            random = min(max(point / chosen.weight, 0), 1.0.nextDown)
        }
        return arranged
    }
}
