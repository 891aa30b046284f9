/// Asks again and again until something is so, for at most ten seconds of real time.
func eventually(_ isSo: () async throws -> Bool) async throws -> Bool {
    let deadline = ContinuousClock.now + .seconds(10)
    while ContinuousClock.now < deadline {
        if try await isSo() { return true }
        await Task.yield()
    }
    return try await isSo()
}
