import Testing

@testable import FerroSQLite

@Suite struct CheckpointPolicyTests {
    /// The lengths of the log at which a checkpoint was asked for.
    private func asked(_ policy: inout CheckpointPolicy, _ lengths: [Int]) -> [Int] {
        var asked: [Int] = []
        for length in lengths where policy.committed(logPages: length) { asked.append(length) }
        return asked
    }

    @Test func `a checkpoint is asked for at every interval, one at a time`() {
        var policy = CheckpointPolicy(interval: 10)
        #expect(asked(&policy, [3, 9, 10, 15, 25]) == [10])
        _ = policy.checkpointed(logPages: 12, written: 12)
        #expect(asked(&policy, [19, 20, 30]) == [20])
    }

    @Test func `a log that started again is counted from its beginning`() {
        var policy = CheckpointPolicy(interval: 10)
        #expect(asked(&policy, [35]) == [35])
        _ = policy.checkpointed(logPages: 35, written: 35)
        #expect(asked(&policy, [2, 9, 10]) == [10])
    }

    @Test(arguments: [
        (39, 39, false), (40, 40, true), (40, 20, true), (400, 381, true), (40, 19, false), (400, 0, false),
        (0, 0, false),
    ])
    func `the writer stops for the rest of a long log, and for nobody who reads an old one`(
        _ pages: Int, _ written: Int, _ restarts: Bool
    ) {
        var policy = CheckpointPolicy(interval: 10)
        _ = policy.committed(logPages: max(10, pages))
        let answer = policy.checkpointed(logPages: pages, written: written)
        #expect(answer == restarts)
    }

    @Test(arguments: [Int.min, 0, 1, Int.max]) func `any interval can be configured`(_ interval: Int) {
        var policy = CheckpointPolicy(interval: interval)
        #expect(asked(&policy, [.max]) == [.max])
        _ = policy.checkpointed(logPages: .max, written: 0)
    }
}
