import FerroSupport

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension JobFailure {
    /// How many causes are kept, and of how many bytes each.
    private static let causeLimit = (count: 8, bytes: 1024)

    /// A failed attempt with the chain of errors that led to it.
    init(_ error: any Error, attempt: Int, at date: Date) {
        let message =
            if case JobDetour.fail(let why) = error { why } else { ErrorText.of(error) }
        self.init(
            attempt: attempt, at: date, message: message, type: String(reflecting: Swift.type(of: error)),
            causes: Self.causes(of: error).map { ErrorText.of($0, limit: Self.causeLimit.bytes) })
    }

    /// The errors behind an error, the nearest first.
    private static func causes(of error: any Error) -> [any Error] {
        var causes: [any Error] = []
        var current = error
        while causes.count < causeLimit.count, let next = cause(of: current) {
            causes.append(next)
            current = next
        }
        return causes
    }

    private static func cause(of error: any Error) -> (any Error)? {
        switch error {
        case let error as any FerroError: return error.cause
        case DecodingError.dataCorrupted(let context), DecodingError.keyNotFound(_, let context),
            DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context):
            return context.underlyingError
        default:
            #if canImport(FoundationEssentials)
                return nil
            #else
                return (error as NSError).userInfo[NSUnderlyingErrorKey] as? any Error
            #endif
        }
    }
}
