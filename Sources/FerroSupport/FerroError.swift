/// An error that says what happened, how to fix it, and where it came from.
///
/// Each target has one public error struct that conforms. Its `code` is a struct with static members, so that
/// cases can be added without breaking a `switch`, and its raw value is static text that is safe as a metric label.
///
/// ```swift
/// throw SQLError(.constraint, "links.url is already taken: read the row that has it instead of inserting")
/// ```
public protocol FerroError: Error, Sendable, CustomStringConvertible {
    /// Static text that names the kind of failure; it never holds a value, so it may be a metric label.
    var label: String { get }
    /// What happened and how to fix it, in one or two sentences for the developer.
    var message: String { get }
    /// The error that led to this one.
    var cause: (any Error)? { get }
    /// The line that threw it.
    var location: SourceLocation { get }
}

extension FerroError {
    /// `label: message (file:line)`, followed by the cause.
    public var description: String {
        let own = "\(label): \(message) (\(location))"
        guard let cause else { return own }
        return "\(own) <- \(cause)"
    }
}

extension Error {
    /// This error and every cause behind it, outermost first.
    ///
    /// The walk stops after 32 links: a cycle cannot be built from values, but a very long chain can.
    public var causeChain: [any Error] {
        var chain: [any Error] = [self]
        while chain.count < 32, let next = (chain[chain.count - 1] as? any FerroError)?.cause {
            chain.append(next)
        }
        return chain
    }
}

/// A line of source code.
public struct SourceLocation: Sendable, Hashable, CustomStringConvertible {
    /// The file as the compiler names it, `Module/File.swift`.
    public let file: String
    /// The line, from 1.
    public let line: UInt

    /// Names a line; by default that of the caller.
    public init(file: String = #fileID, line: UInt = #line) {
        self.file = file
        self.line = line
    }

    /// `Module/File.swift:12`.
    public var description: String { "\(file):\(line)" }
}
