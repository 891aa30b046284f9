/// Puts the parts of a reply together in the order in which they are read.
struct ReplyBuilder {
    private struct Frame {
        let count: Int
        var elements: [RedisReply]
    }

    let limits: RedisLimits
    private var frames: [Frame] = []
    private var root: RedisReply?
    /// How many parts of the unfinished reply there are, which cost memory whatever their length.
    private(set) var parts = 0
    /// Which limit was passed.
    private(set) var violation: String?

    init(_ limits: RedisLimits) { self.limits = limits }

    /// Takes the reply that is whole.
    mutating func take() -> RedisReply? {
        defer { (root, parts) = (nil, 0) }
        return root
    }

    /// Whether the part may stay.
    mutating func leaf(_ reply: RedisReply) -> Bool {
        guard let top = frames.indices.last else {
            root = reply
            return true
        }
        frames[top].elements.append(reply)
        parts &+= 1
        if frames[top].elements.count == frames[top].count { finish() }
        return true
    }

    mutating func array(_ count: Int) -> Bool {
        guard count >= 0, count <= limits.elements else {
            return refuse("an array of \(count) elements, where \(limits.elements) are allowed")
        }
        guard frames.count < limits.depth else { return refuse("arrays deeper in each other than \(limits.depth)") }
        guard count > 0 else { return leaf(.array([])) }
        parts &+= 1
        var elements: [RedisReply] = []
        // Never what the server announces: only what a small reply needs.
        elements.reserveCapacity(min(count, 128))
        frames.append(Frame(count: count, elements: elements))
        return true
    }

    mutating func refuse(_ what: String) -> Bool {
        violation = what
        return false
    }

    private mutating func finish() {
        while let frame = frames.last, frame.elements.count == frame.count {
            frames.removeLast()
            guard let parent = frames.indices.last else {
                root = .array(frame.elements)
                return
            }
            frames[parent].elements.append(.array(frame.elements))
        }
    }
}
