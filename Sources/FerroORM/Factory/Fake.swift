import FerroSupport
import Synchronization

/// Invented values: the same for the same seed and place, whatever the machine.
///
/// Nothing it makes reaches anybody: addresses of mail and of the web are in the domains of RFC 2606, those of the network
/// in the blocks of RFC 5737, telephone numbers among those kept for fiction.
///
/// ```swift
/// let fake = Fake(seed: 42)
/// let name = fake.name(), email = fake.email(), rating = fake.number(in: 1...5)
/// ```
public final class Fake: Sendable {
    private let generator: Mutex<SplitMix64>

    /// The values of a seed; each place has values of its own, so that one row more changes no other.
    public init(seed: UInt64, place: Int = 0) {
        var seeds = SplitMix64(seed: seed ^ (UInt64(bitPattern: Int64(place)) &* 0xD6E8_FEB8_6659_FD93))
        generator = Mutex(SplitMix64(seed: seeds.next()))
    }

    /// A value that a generator decides: `fake.custom { Double.random(in: 0...1, using: &$0) }`.
    public func custom<Value: Sendable>(_ make: (inout SplitMix64) -> Value) -> Value {
        generator.withLock { make(&$0) }
    }

    /// A number for another generator.
    public func seed() -> UInt64 { custom { $0.next() } }

    // MARK: Numbers and choices

    /// A whole number of a range.
    public func number(in range: ClosedRange<Int> = 0...1_000_000) -> Int {
        custom { Int.random(in: range, using: &$0) }
    }

    /// A number of a range.
    public func double(in range: ClosedRange<Double> = 0...1) -> Double {
        custom { Double.random(in: range, using: &$0) }
    }

    /// True as often as a probability says, which is half of the time unless it says otherwise.
    public func bool(chance: Double = 0.5) -> Bool { double() < chance }

    /// One element; nil of none.
    public func one<Element: Sendable>(of list: [Element]) -> Element? {
        custom { list.randomElement(using: &$0) }
    }

    /// Elements of a list, none twice, in the order of the list; all of them when it has fewer.
    public func many<Element: Sendable>(_ count: Int, of list: [Element]) -> [Element] {
        let chosen = custom { Set(list.indices.shuffled(using: &$0).prefix(max(0, count))) }
        return list.indices.filter(chosen.contains).map { list[$0] }
    }

    func pick(_ list: [String]) -> String { one(of: list) ?? "" }
}
