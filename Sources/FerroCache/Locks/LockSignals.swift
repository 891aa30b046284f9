/// A store that can tell a waiter that his turn has come, so that he need not ask again and again.
package protocol LockSignals: LockStore {
    /// Returns when the owner would get a place now, or is not in the queue; also when the task is cancelled.
    func turn(of owner: String, for name: String, places: Int) async
}
