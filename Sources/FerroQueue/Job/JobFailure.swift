#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// One attempt that did not succeed.
public struct JobFailure: Sendable, Hashable, Codable {
    /// Which attempt it was, from 1.
    public var attempt: Int
    /// When it ended.
    public var at: Date
    /// What it ended with, in words, cut to 8 KiB.
    public var message: String
    /// The type of the error, such as `SMTPError`.
    public var type: String
    /// The errors that led to it, the nearest first; at most 8.
    public var causes: [String]

    /// A failure of given parts.
    public init(attempt: Int, at: Date, message: String, type: String = "", causes: [String] = []) {
        self.attempt = attempt
        self.at = at
        self.message = message
        self.type = type
        self.causes = causes
    }
}
