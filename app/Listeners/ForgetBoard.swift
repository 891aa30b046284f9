internal import Ferro

/// Forgets what is kept of the board, so that a change is seen at once.
struct ForgetBoard: Listener {
    func handle(_ event: BoardChanged, _ c: EventContext) async throws { try await c.cache.flush(tags: .board) }
}
