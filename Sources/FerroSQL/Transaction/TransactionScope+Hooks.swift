import Synchronization

extension TransactionScope {
    /// Notes how the level ended and hands over its hooks; the second call hands over none.
    func finish(committed: Bool) -> TransactionHooks {
        state.withLock { state in
            if state.phase == .open { state.phase = committed ? .committed : .rolledBack }
            defer { state.hooks = TransactionHooks() }
            return state.hooks
        }
    }

    /// Keeps an action until the outermost level commits; true when everything is committed and it should run now.
    func afterCommit(_ action: @escaping TransactionHooks.Action) -> Bool {
        let phase = state.withLock { state in
            if state.phase == .open { state.hooks.afterCommit.append(action) }
            return state.phase
        }
        guard phase == .committed else { return false }
        return parent?.afterCommit(action) ?? true
    }

    /// Keeps an action until this level, or one around it, is rolled back; true when it was and it should run now.
    func afterRollback(_ action: @escaping TransactionHooks.Action) -> Bool {
        let phase = state.withLock { state in
            if state.phase == .open { state.hooks.afterRollback.append(action) }
            return state.phase
        }
        guard phase == .committed else { return phase == .rolledBack }
        return parent?.afterRollback(action) ?? false
    }
}
