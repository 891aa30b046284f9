/// Asks again and again until something is so, for at most a minute of real time.
func eventually(_ isSo: () async throws -> Bool) async throws -> Bool {
    let deadline = ContinuousClock.now + .seconds(60)
    while ContinuousClock.now < deadline {
        if try await isSo() { return true }
        try await Task.sleep(for: .milliseconds(1))
    }
    return try await isSo()
}
