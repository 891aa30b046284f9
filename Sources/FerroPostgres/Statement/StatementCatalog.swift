import Synchronization

/// A statement's text, looked at once.
final class StatementText: Sendable {
    /// Stands for the text in the caches of the connections.
    let id: Int
    let text: String
    let kind: StatementKind
    /// Set once the server refused to run it where only reading is allowed.
    let writes = Atomic(false)

    init(id: Int, text: String) {
        self.id = id
        self.text = text
        kind = StatementKind(text)
    }

    /// Whether the server is to keep it: a long text has a list of values in it, and is hardly the same twice.
    var isPrepared: Bool { kind.isPrepared && text.utf8.count <= StatementCatalog.longestText }
    /// Whether it may run beside the statements of strangers on one connection.
    var isShareable: Bool { kind == .query && !writes.load(ordering: .relaxed) }
}

/// The texts that were run lately.
final class StatementCatalog: Sendable {
    private struct State {
        var texts: [String: StatementText] = [:]
        var nextID = 1
    }

    /// How many bytes a text has at most that is kept here and by the server.
    static let longestText = 16_384

    private let capacity: Int
    private let state = Mutex(State())

    init(capacity: Int = 4096) { self.capacity = capacity }

    /// How many texts are kept.
    var count: Int { state.withLock { $0.texts.count } }

    /// What is known of a text; it is looked at now when it is new.
    func lookUp(_ text: String) -> StatementText {
        state.withLock { state in
            if let known = state.texts[text] { return known }
            // Texts put together at run time must not fill the memory; to start over costs one look at each.
            if state.texts.count >= capacity { state.texts.removeAll(keepingCapacity: true) }
            let new = StatementText(id: state.nextID, text: text)
            state.nextID += 1
            if text.utf8.count <= Self.longestText { state.texts[text] = new }
            return new
        }
    }
}
