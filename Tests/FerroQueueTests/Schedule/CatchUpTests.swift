import FerroSupport
import Foundation
import Testing

@testable import FerroQueue

@Suite struct CatchUpTests {
    private let start = moment("2026-11-21T10:00:00Z")

    private func plan(_ rule: CatchUp, _ cadence: String, last: Double, now: Double) throws -> CatchUp.Plan {
        rule.plan(
            Cadence(try CronExpression(cadence)), in: .gmt, after: start.addingTimeInterval(last),
            now: start.addingTimeInterval(now))
    }

    private func dates(_ seconds: Double...) -> [Date] { seconds.map { start.addingTimeInterval($0) } }

    @Test func `the latest of many missed ticks runs`() throws {
        #expect(try plan(.latest, "*/5 * * * *", last: 0, now: 299) == CatchUp.Plan())
        #expect(try plan(.latest, "*/5 * * * *", last: 0, now: 300).run == dates(300))
        #expect(try plan(.latest, "*/5 * * * *", last: 0, now: 86_399).run == dates(86_100))
    }

    @Test func `all missed ticks run in their order, the latest of too many`() throws {
        #expect(try plan(.all(), "*/5 * * * *", last: 0, now: 1000).run == dates(300, 600, 900))
        #expect(try plan(.all(limit: 2), "*/5 * * * *", last: 0, now: 1000).run == dates(600, 900))
        #expect(try plan(.all(limit: .max), "* * * * * *", last: 0, now: 1e6).run.count == 1000)
    }

    @Test func `a tick within the grace runs, and older ones are left out up to the latest`() throws {
        #expect(try plan(.skip(), "*/5 * * * *", last: 0, now: 360).run == dates(300))
        #expect(try plan(.skip(), "*/5 * * * *", last: 0, now: 361).leftOut == dates(300).first)
        #expect(try plan(.skip(), "*/5 * * * *", last: 0, now: 361).run.isEmpty)
        #expect(try plan(.skip(), "*/5 * * * *", last: 0, now: 920).run == dates(900))
        #expect(try plan(.skip(grace: .hours(2)), "0 * * * *", last: 0, now: 7000).run == dates(3600))
    }

    @Test func `years of missed seconds cost no more than a few`() throws {
        let clock = ContinuousClock()
        let took = try clock.measure {
            for _ in 0..<100 {
                let run = try plan(.latest, "* * * * * *", last: -1e9, now: 0).run
                #expect(run == dates(0))
            }
        }
        #expect(took < .seconds(20))
    }

    @Test func `what is found by bisection is what a walk finds`() throws {
        var random = SplitMix64(seed: 7)
        for text in [
            "* * * * * *", "*/7 * * * *", "0 3 * * *", "30 2 * * *", "0 0 L * *", "*/20 1-3 * * SUN", "5 * * * * *",
        ] {
            let cadence = Cadence(try CronExpression(text))
            let zone = TimeZone.named("Europe/Berlin")
            for _ in 0..<20 {
                let first = moment("2026-10-20T00:00:00Z").addingTimeInterval(.random(in: 0...864_000, using: &random))
                let end = first.addingTimeInterval(.random(in: 0...20_000, using: &random))
                var walk: [Date] = []
                while let next = cadence.next(after: walk.last ?? first, in: zone), next <= end { walk.append(next) }
                #expect(cadence.last(after: first, through: end, in: zone) == walk.last)
                #expect(cadence.moments(after: first, through: end, limit: 5, in: zone) == walk.suffix(5))
            }
        }
    }
}
