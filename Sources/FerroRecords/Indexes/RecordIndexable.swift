public import FerroSupport

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// A value that an index can order.
///
/// Texts, whole and floating-point numbers, `Bool`, `Date`, `Duration`, `UUID` and the typed identifiers are. An
/// enumeration over one of them needs no more than the name:
///
/// ```swift
/// enum Rank: Int, RecordElement, RecordIndexable { case novice, master }
/// ```
public protocol RecordIndexable: RecordScalar {
    /// How its values are ordered.
    static var recordIndexKind: RecordIndex.Kind { get }
}

extension RecordIndexable where Self: RawRepresentable, RawValue: RecordIndexable {
    /// In the order of the raw values.
    public static var recordIndexKind: RecordIndex.Kind { RawValue.recordIndexKind }
}

extension RecordIndexable where Self: FixedWidthInteger {
    /// In the order of the numbers, exactly.
    public static var recordIndexKind: RecordIndex.Kind { .integer }
}

extension Int: RecordIndexable {}
extension Int8: RecordIndexable {}
extension Int16: RecordIndexable {}
extension Int32: RecordIndexable {}
extension Int64: RecordIndexable {}
extension UInt: RecordIndexable {}
extension UInt8: RecordIndexable {}
extension UInt16: RecordIndexable {}
extension UInt32: RecordIndexable {}
extension UInt64: RecordIndexable {}

extension Bool: RecordIndexable {
    /// False before true.
    public static var recordIndexKind: RecordIndex.Kind { .integer }
}

extension Double: RecordIndexable {
    /// In the order of the numbers, infinities included; 0 and -0 are the same.
    public static var recordIndexKind: RecordIndex.Kind { .double }
}

extension String: RecordIndexable {
    /// In the order of the UTF-8 bytes.
    public static var recordIndexKind: RecordIndex.Kind { .text }
}

extension Date: RecordIndexable {
    /// In the order of time.
    public static var recordIndexKind: RecordIndex.Kind { .integer }
}

extension Duration: RecordIndexable {
    /// In the order of length.
    public static var recordIndexKind: RecordIndex.Kind { .integer }
}

extension UUID: RecordIndexable {
    /// In the order of the bytes.
    public static var recordIndexKind: RecordIndex.Kind { .text }
}

extension Identifier: RecordIndexable {
    /// In the order of the numbers.
    public static var recordIndexKind: RecordIndex.Kind { .integer }
}

extension TextIdentifier: RecordIndexable {
    /// In the order of the UTF-8 bytes.
    public static var recordIndexKind: RecordIndex.Kind { .text }
}

extension UUIDIdentifier: RecordIndexable {
    /// In the order of the bytes.
    public static var recordIndexKind: RecordIndex.Kind { .text }
}
