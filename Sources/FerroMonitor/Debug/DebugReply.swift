#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// The shape of every debug endpoint's answer: `{"success": true, "data": …, "timestamp": …}`.
public struct DebugReply<Data: Encodable & Sendable>: Encodable, Sendable {
    /// Always true; a failure is a ``DebugFailure``.
    public let success = true
    /// The answer itself.
    public let data: Data
    /// The moment of the answer in RFC 3339, UTC, with milliseconds.
    public let timestamp: String

    /// Wraps an answer.
    public init(_ data: Data, at moment: Date) {
        self.data = data
        self.timestamp = DebugTime.text(moment)
    }
}
