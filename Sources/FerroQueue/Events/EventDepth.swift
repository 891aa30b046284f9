/// How many events deep a task is whose listeners dispatch events.
enum EventDepth {
    static let limit = 32

    @TaskLocal static var current = 0

    /// The depth of an event that is dispatched here; throws `.eventLoop` when it is too deep.
    static func next(for event: some Event) throws(QueueError) -> Int {
        guard current < limit else {
            throw QueueError(
                .eventLoop,
                "\(type(of: event).name) was dispatched \(limit) listeners deep: a listener dispatches the event that it "
                    + "listens to, perhaps by way of others")
        }
        return current + 1
    }
}
