public import FerroSupport

/// Everything that is wrong with an input, by field and in order.
///
/// It encodes as `{"message": "The given data was invalid.", "errors": {"title": ["must not be blank"]}}`
/// and holds no value that was sent, so it may be logged.
///
/// ```swift
/// var error = ValidationError()
/// error.add("url", "is already on the board")
/// throw error
/// ```
public struct ValidationError: FerroError {
    /// The kinds of failure; raw values are static text, safe as metric labels.
    public struct Code: RawRepresentable, Hashable, Sendable {
        /// The static text.
        public let rawValue: String
        /// Names a kind of failure.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// Fields are missing, of the wrong type, or break a rule.
        public static let invalid = Code(rawValue: "validation.invalid")
    }

    /// The messages of one field.
    public struct FieldFailure: Sendable, Hashable {
        /// The field, with list indices: `tags.1`.
        public let field: FieldPath
        /// What is wrong with it, in the order found; each is unique.
        public internal(set) var messages: [String]
    }

    /// How many fields one error reports; later ones are dropped, so that a hostile list costs no more.
    public static let maximumFields = 100

    /// The kind of failure.
    public let code = Code.invalid
    /// The failed fields in the order in which they were found.
    public private(set) var errors: [FieldFailure] = []
    /// The sentence of every validation error; what is wrong stands in `errors`.
    public var message: String { "The given data was invalid." }
    /// What the decoder threw, when decoding failed.
    public var cause: (any Error)?
    /// The line that made it.
    public let location: SourceLocation
    /// The code's text.
    public var label: String { code.rawValue }

    /// Starts with no field; throw it only when it is not empty.
    public init(file: String = #fileID, line: UInt = #line) {
        location = SourceLocation(file: file, line: line)
    }

    /// Whether nothing is wrong.
    public var isEmpty: Bool { errors.isEmpty }

    /// Whether no further field is kept.
    public var isFull: Bool { errors.count >= Self.maximumFields }

    /// The messages of one field; empty when nothing is wrong with it.
    public subscript(field: FieldPath) -> [String] {
        errors.first { $0.field == field }?.messages ?? []
    }

    /// Adds a message to a field; the same message is kept once.
    ///
    /// - Parameter message: A sentence without its subject, such as "must not be blank".
    public mutating func add(_ field: FieldPath, _ message: String) {
        if let index = errors.firstIndex(where: { $0.field == field }) {
            if !errors[index].messages.contains(message) { errors[index].messages.append(message) }
        } else if !isFull {
            errors.append(FieldFailure(field: field, messages: [message]))
        }
    }

    /// Adds all that another error holds.
    public mutating func merge(_ other: ValidationError) {
        for failure in other.errors {
            for message in failure.messages { add(failure.field, message) }
        }
    }

    /// `validation.invalid: The given data was invalid. title must not be blank (Module/File.swift:12)`.
    public var description: String {
        let fields = errors.map { "\($0.field) \($0.messages.joined(separator: ", "))" }
        return "\(label): \(message) \(fields.joined(separator: "; ")) (\(location))"
    }
}
