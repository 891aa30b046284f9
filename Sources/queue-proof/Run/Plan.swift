import FerroQueue
import Foundation

/// What is pushed and what is done to the workers; all of it follows from the seed.
struct Plan: Sendable {
    enum Torment: Sendable {
        /// A worker is ended on the spot and started again.
        case kill
        /// A worker is stopped for longer than the lease, and goes on.
        case pause(Duration)
        /// The store is ended on the spot and started again.
        case outage
    }

    var works: [Work] = []
    var torments: [(after: Duration, what: Torment)] = []

    init(seed: UInt64, jobs: Int, kills: Int, pauses: Int, outages: Int, lease: Duration) {
        var dice = Dice(seed: seed)
        for key in 0..<jobs { works.append(Self.work(key, lease, &dice)) }
        var what = Array(repeating: Torment.kill, count: kills)
        for _ in 0..<pauses { what.append(.pause(lease * 5 / 4 + dice.duration(0...1000) * (lease / .seconds(2)))) }
        what.shuffle(using: &dice)
        for outage in 0..<outages { what.insert(.outage, at: what.count * (outage + 1) / (outages + 1)) }
        torments = what.map { (dice.duration(400...2000), $0) }
    }

    /// Of a hundred jobs 85 are short, 12 take some tenths of a second, and 3 longer than the lease.
    ///
    /// Not more of them: every kill starts them anew, and a job cannot be recovered while no worker has room for it.
    private static func work(_ key: Int, _ lease: Duration, _ dice: inout Dice) -> Work {
        let milliseconds: Int
        switch Int.random(in: 0..<100, using: &dice) {
        case ..<85: milliseconds = Int.random(in: 0...20, using: &dice)
        case ..<97: milliseconds = Int.random(in: 100...500, using: &dice)
        default: milliseconds = Int(lease / .milliseconds(1)) * Int.random(in: 125...200, using: &dice) / 100
        }
        return Work(
            key: key, milliseconds: milliseconds, stumbles: key % 10 == 7 ? Int.random(in: 1...2, using: &dice) : 0)
    }

    /// The pause between two pushes, so that jobs come for as long as workers are tormented.
    var pushInterval: Duration {
        torments.reduce(Duration.zero) { $0 + $1.after } / max(1, works.count)
    }
}
