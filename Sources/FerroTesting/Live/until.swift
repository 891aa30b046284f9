/// Something that a test waited for in vain.
package struct Overdue: Error, CustomStringConvertible {
    package let description: String
}

/// Asks again and again until a condition is true, for a limited time.
///
/// ```swift
/// try await until("connected again") { (try? await redis.connect()) != nil }
/// ```
///
/// - Parameters:
///   - condition: what is waited for, as in "not … after 30 seconds".
///   - limit: ten times and more of what it takes: a machine may be busy with other things.
/// - Throws: ``Overdue`` when the time is over, and `CancellationError` when the test is ended before.
package func until(
    _ condition: String, within limit: Duration = .seconds(30), every pause: Duration = .milliseconds(20),
    file: String = #fileID, line: UInt = #line, _ isTrue: () async throws -> Bool
) async throws {
    let end = ContinuousClock.now + limit
    while try await !isTrue() {
        guard ContinuousClock.now < end else {
            throw Overdue(description: "\(file):\(line): not \(condition) after \(limit)")
        }
        // Throws when the test is cancelled: nothing waits on after its time limit.
        try await Task.sleep(for: pause)
    }
}
