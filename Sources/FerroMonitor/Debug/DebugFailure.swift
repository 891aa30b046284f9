#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// The shape of a debug endpoint's refusal: `{"success": false, "error": …, "timestamp": …}`.
public struct DebugFailure: Codable, Sendable, Hashable {
    /// Always false.
    public private(set) var success = false
    /// What is wrong, fit for the client.
    public let error: String
    /// The moment of the answer in RFC 3339, UTC, with milliseconds.
    public let timestamp: String

    /// Wraps a message.
    public init(_ error: String, at moment: Date) {
        self.error = error
        self.timestamp = DebugTime.text(moment)
    }
}
