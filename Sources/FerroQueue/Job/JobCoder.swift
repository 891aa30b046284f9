#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Writes jobs as JSON and reads them back.
enum JobCoder {
    // Made once: it is never changed, and documented to be usable from many threads then.
    private static let decoder = JSONDecoder()

    /// The job's JSON; throws `.encoding`, or `.payloadTooLarge` when it takes more than `limit` bytes.
    static func encode<J: Job>(_ job: J, limit: Int) throws(QueueError) -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let payload: [UInt8]
        do {
            payload = try [UInt8](encoder.encode(job))
        } catch {
            throw QueueError(
                .encoding, "the job \(J.name) cannot be written as JSON: \(reason(error))", cause: error)
        }
        guard payload.count <= limit else {
            throw QueueError(
                .payloadTooLarge,
                "the job \(J.name) takes \(payload.count) bytes of JSON, the limit is \(limit): store the data "
                    + "elsewhere and push its id, or raise QueueConfiguration.payloadLimit")
        }
        return payload
    }

    /// The job that a payload describes; throws `.payload` with the coding path of what does not fit.
    static func decode<J: Job>(_ type: J.Type, from payload: [UInt8]) throws(QueueError) -> J {
        do {
            return try decoder.decode(type, from: Data(payload))
        } catch {
            throw QueueError(
                .payload,
                "the payload of \(J.name) does not fit \(J.self): \(reason(error)). Jobs pushed before the type "
                    + "changed need a default or an optional for what was added",
                cause: error)
        }
    }

    private static func reason(_ error: any Error) -> String {
        switch error {
        case DecodingError.keyNotFound(let key, let context): "\(path(context.codingPath + [key])) is missing"
        case DecodingError.valueNotFound(let type, let context):
            "\(path(context.codingPath)) is null instead of \(type)"
        case DecodingError.typeMismatch(let type, let context): "\(path(context.codingPath)) is not \(type)"
        case DecodingError.dataCorrupted(let context): "\(path(context.codingPath)): \(context.debugDescription)"
        case EncodingError.invalidValue(_, let context): "\(path(context.codingPath)): \(context.debugDescription)"
        default: String(describing: error)
        }
    }

    private static func path(_ keys: [any CodingKey]) -> String {
        guard !keys.isEmpty else { return "the whole payload" }
        var text = ""
        for key in keys {
            if let index = key.intValue {
                text += "[\(index)]"
            } else {
                text += text.isEmpty ? key.stringValue : ".\(key.stringValue)"
            }
        }
        return text
    }
}
