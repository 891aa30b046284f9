import Testing

@testable import FerroPostgres

@Suite struct RetryPolicyTests {
    private func situation(
        _ state: String, shared: Bool = false, transaction: Bool = false, undone: Bool = false, stranger: Bool = false,
        stale: Bool = false, attempts: Int = 0
    ) -> RetryPolicy.Situation {
        RetryPolicy.Situation(
            state: state, isShared: shared, isInTransaction: transaction, isCertainlyUndone: undone,
            wasCancelMeantForAnother: stranger, isStale: stale, attempts: attempts)
    }

    @Test func `what only read is run again when its connection is lost`() {
        #expect(RetryPolicy.verdict(situation("", shared: true)) == .runAgain)
        #expect(RetryPolicy.verdict(situation("57P01", shared: true)) == .runAgain)
        #expect(RetryPolicy.verdict(situation("", shared: true, attempts: 2)) == .deliver)
    }

    @Test func `what may have written is never run twice`() {
        #expect(RetryPolicy.verdict(situation("")) == .deliver)
        #expect(RetryPolicy.verdict(situation("57P01")) == .deliver)
        #expect(RetryPolicy.verdict(situation("57P01", undone: true)) == .runAgain)
    }

    @Test func `a cancel request that hit a neighbour does it no harm`() {
        #expect(RetryPolicy.verdict(situation("57014", shared: true, undone: true, stranger: true)) == .runAgain)
        #expect(RetryPolicy.verdict(situation("57014", shared: true, undone: true)) == .deliver)
        #expect(RetryPolicy.verdict(situation("57014", undone: true, stranger: true)) == .deliver)
    }

    @Test func `a query that writes after all moves to where it may`() {
        #expect(RetryPolicy.verdict(situation("25006", shared: true, undone: true)) == .runWhereWritingIsAllowed)
        #expect(RetryPolicy.verdict(situation("25006", undone: true)) == .deliver)
    }

    @Test func `a statement that does not fit its tables any more is prepared again, outside of transactions`() {
        #expect(RetryPolicy.verdict(situation("0A000", undone: true, stale: true)) == .runAgain)
        #expect(RetryPolicy.verdict(situation("0A000", transaction: true, undone: true, stale: true)) == .deliver)
        #expect(RetryPolicy.invalidates("26000", hasWorked: false))
        #expect(RetryPolicy.invalidates("42804", hasWorked: true))
        #expect(!RetryPolicy.invalidates("42804", hasWorked: false))
        #expect(!RetryPolicy.invalidates("23505", hasWorked: true))
    }
}
