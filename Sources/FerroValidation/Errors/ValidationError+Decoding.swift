import FerroSupport

extension ValidationError {
    /// Turns what a decoder threw into field failures.
    ///
    /// - Parameters:
    ///   - type: What was being read.
    ///   - path: Where it was being read, from the root of the document.
    init(
        reading type: any Any.Type, at path: [any CodingKey], failedWith error: any Error,
        location: SourceLocation = SourceLocation()
    ) {
        if let known = error as? ValidationError {
            self = known
            return
        }
        self.init(location: location)
        cause = error
        switch error as? DecodingError {
        case .keyNotFound(let key, let context):
            add(FieldPath(context.codingPath + [key]), Message.required.text)
        case .valueNotFound(_, let context):
            add(FieldPath(context.codingPath), Message.required.text)
        case .typeMismatch(let expected, let context):
            let wanted = Expectation(type, below: path, at: context.codingPath) ?? Expectation(expected)
            add(FieldPath(context.codingPath), wanted.message)
        case .dataCorrupted(let context):
            let wanted = Expectation(type, below: path, at: context.codingPath)
            add(FieldPath(context.codingPath), wanted?.message ?? Message.unreadable.text)
        case nil:
            add(FieldPath(path), Message.unreadable.text)
        @unknown default:
            add(FieldPath(path), Message.unreadable.text)
        }
    }
}
