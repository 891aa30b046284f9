/// The queues of a worker as a person writes them: `mail,default` in strict order, `mail:3,default:1` by weight.
public struct QueueList: Sendable, Hashable {
    /// The largest weight.
    public static let maximumWeight = 1_000

    /// The queues, in the order they were written.
    public var queues: [QueueName]
    /// Which of them comes first.
    public var order: QueueOrder

    /// Reads a list; spaces around names and numbers do not matter.
    ///
    /// - Throws: `.queueList`, naming the part that is wrong: an empty or repeated name, a weight that is not a number
    ///   from 1 to 1000, or weights for some queues only.
    public init(parsing text: String) throws(QueueError) {
        var queues: [QueueName] = []
        var weights: [QueueName: Int] = [:]
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            let fields = part.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(Self.trimmed)
            guard let name = fields.first, !name.isEmpty else {
                throw Self.wrong("\"\(text)\" has a place without a name")
            }
            let queue = QueueName(name)
            guard !queues.contains(queue) else { throw Self.wrong("\"\(name)\" is listed twice") }
            queues.append(queue)
            guard fields.count > 1 else { continue }
            guard let weight = Int(fields[1]), (1...Self.maximumWeight).contains(weight) else {
                throw Self.wrong("the weight \"\(fields[1])\" of \(name) is no number from 1 to \(Self.maximumWeight)")
            }
            weights[queue] = weight
        }
        guard weights.isEmpty || weights.count == queues.count else {
            let missing = queues.filter { weights[$0] == nil }.map(\.rawValue).joined(separator: ", ")
            throw Self.wrong("\(missing) has no weight: give each queue one, or none")
        }
        self.queues = queues
        order = weights.isEmpty ? .strict : .weighted(weights)
    }

    /// The same list with each queue under the name that a function gives it, its weight included.
    public func resolved(_ resolve: (QueueName) -> QueueName) -> QueueList {
        var list = self
        list.queues = queues.map(resolve)
        if case .weighted(let weights) = order {
            list.order = .weighted(
                Dictionary(weights.map { (resolve($0.key), $0.value) }, uniquingKeysWith: { $0 + $1 }))
        }
        return list
    }

    private static func trimmed(_ text: Substring) -> String {
        var text = text
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }

    private static func wrong(_ reason: String) -> QueueError {
        QueueError(.queueList, "the list of queues cannot be read: \(reason). Write mail,default or mail:3,default:1")
    }
}
