/// A range with a least value, a greatest value, or both, all included.
///
/// `1...20`, `8...` and `...120` conform; half-open ranges do not, since the message names the last accepted value.
public protocol Bounds<Bound> {
    /// What is bounded.
    associatedtype Bound: Comparable
    /// The least accepted value, if there is one.
    var least: Bound? { get }
    /// The greatest accepted value, if there is one.
    var greatest: Bound? { get }
}

extension Bounds where Bound: Sendable {
    /// Whether a value lies inside; a value that compares with nothing, such as NaN, does not.
    var accepts: @Sendable (Bound) -> Bool {
        let (least, greatest) = (least, greatest)
        return { value in
            if let least, !(value >= least) { return false }
            if let greatest, !(value <= greatest) { return false }
            return true
        }
    }
}

extension ClosedRange: Bounds {
    /// The lower bound.
    public var least: Bound? { lowerBound }
    /// The upper bound.
    public var greatest: Bound? { upperBound }
}

extension PartialRangeFrom: Bounds {
    /// The lower bound.
    public var least: Bound? { lowerBound }
    /// None.
    public var greatest: Bound? { nil }
}

extension PartialRangeThrough: Bounds {
    /// None.
    public var least: Bound? { nil }
    /// The upper bound.
    public var greatest: Bound? { upperBound }
}
