import FerroSupport

extension ValidationError {
    /// Turns what a decoder threw into field failures.
    ///
    /// - Parameters:
    ///   - type: What was being read.
    ///   - path: Where it was being read, from the root of the document.
    init(
        reading type: any Any.Type, at path: [any CodingKey], failedWith error: any Error,
        location: SourceLocation
    ) {
        if let known = error as? ValidationError {
            self = known
            return
        }
        self.init(file: location.file, line: location.line)
        cause = error
        switch error as? DecodingError {
        case .keyNotFound(let key, let context):
            add(FieldPath(context.codingPath + [key]), Message.required.text)
        case .valueNotFound(_, let context):
            add(FieldPath(Self.deeper(context.codingPath, path)), Message.required.text)
        case .typeMismatch(let expected, let context):
            let place = Self.deeper(context.codingPath, path)
            add(FieldPath(place), (Expectation(type, below: path, at: place) ?? Expectation(expected)).message)
        case .dataCorrupted(let context):
            let place = Self.deeper(context.codingPath, path)
            add(FieldPath(place), Expectation(type, below: path, at: place)?.message ?? Message.unreadable.text)
        default:
            // Decoders throw errors of their own for a number that does not fit, without saying where it stood.
            add(FieldPath(path), Expectation(scalar: type)?.message ?? Message.unreadable.text)
        }
    }

    /// Where a decoder stopped; one that names less than the field it was reading stopped at the field.
    private static func deeper(_ failure: [any CodingKey], _ field: [any CodingKey]) -> [any CodingKey] {
        failure.count < field.count ? field : failure
    }
}
